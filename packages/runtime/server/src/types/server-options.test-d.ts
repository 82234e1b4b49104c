// Checked by the compiler only: each `@ts-expect-error` line must not compile.
import { api, type GetBook, type GetStatus, getBook, getStatus, schemas } from "@lockstep/operation/testing";
import { expectTypeOf } from "vitest";
import { createApiServer, type HandlerOf, type Server, type ServerOptions } from "../gen1.ts";

// As generated code writes it.
interface Operations {
  readonly getBook: GetBook;
  readonly getStatus: GetStatus;
}
type Handler<Id extends keyof Operations, Principal = unknown, Services = unknown> = HandlerOf<
  Operations[Id],
  Principal,
  Services
>;
interface Handlers<Principal = unknown, Services = unknown> {
  readonly getBook: Handler<"getBook", Principal, Services>;
  readonly getStatus: Handler<"getStatus", Principal, Services>;
}
type LibraryOptions<Principal = unknown, Services = unknown> = ServerOptions<
  Handlers<Principal, Services>,
  { bearerAuth: "bearer"; login: "basic"; key: "apiKey" },
  Principal,
  Services
>;
function createServer<Principal = unknown, Services = unknown>(
  options: LibraryOptions<Principal, Services>,
): Server {
  return createApiServer({ api, operations: { getBook, getStatus }, schemas }, options);
}

// As a user writes it.
interface Reader {
  readonly name: string;
}
interface Services {
  readonly db: Map<number, string>;
}
const handlers: Handlers<Reader, Services> = {
  getBook: ({ path, principal, services }) => ({
    status: 200,
    body: { id: path.bookId, title: services.db.get(path.bookId) ?? principal.name },
  }),
  getStatus: () => ({ status: 200, body: { status: "up" } }),
};
const services: Services = { db: new Map() };
const security: LibraryOptions<Reader, Services>["security"] = {
  bearerAuth: async ({ token, scopes, fail }) => {
    expectTypeOf(token).toBeString();
    expectTypeOf(scopes).toEqualTypeOf<readonly string[]>();
    return token === "" ? fail("AUTH_REQUIRED") : { name: token };
  },
  login: ({ username, password }) => (password ? { name: username } : undefined),
  key: ({ key }) => ({ name: key }),
};

expectTypeOf(createServer<Reader, Services>({ handlers, services, security })).toEqualTypeOf<Server>();
createServer<Reader, Services>({
  handlers,
  services,
  security,
  onUsage: ({ principal }) => expectTypeOf(principal).toEqualTypeOf<Reader | undefined>(),
});

// A scheme with no handler.
// @ts-expect-error
createServer<Reader, Services>({ handlers, services, security: { bearerAuth: security.bearerAuth } });

// No security at all.
// @ts-expect-error
createServer<Reader, Services>({ handlers, services });

// An operation with no handler.
// @ts-expect-error
createServer<Reader, Services>({ handlers: { getBook: handlers.getBook }, services, security });

// Handlers that need services, and none given.
// @ts-expect-error
createServer<Reader, Services>({ handlers, security });

createServer<Reader, Services>({
  handlers,
  services,
  security: {
    ...security,
    // @ts-expect-error a principal of another type
    key: () => ({ id: 1 }),
  },
});

createServer<Reader, Services>({
  handlers,
  services,
  security: {
    ...security,
    // @ts-expect-error an API key has no token
    key: ({ token }) => ({ name: token }),
  },
});

createServer<Reader, Services>({
  handlers: {
    ...handlers,
    // @ts-expect-error a status that is not declared
    getStatus: () => ({ status: 201, body: { status: "up" } }),
  },
  services,
  security,
});
