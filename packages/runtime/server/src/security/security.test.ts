import type { Operation, SecurityRequirement, SecurityScheme } from "@lockstep/operation";
import { describe, expect, test } from "vitest";
import { ServerOptionsError } from "../index.ts";
import { libraryContract, libraryHandlers } from "../testing/library-server.ts";
import { type Answer, type Started, start } from "../testing/start.ts";
import type { Credentials, SecurityContext } from "../types/security-handler.ts";

const schemes: { readonly [name: string]: SecurityScheme } = {
  bearerAuth: { type: "http", scheme: "bearer" },
  basicAuth: { type: "http", scheme: "basic" },
  oauth: { type: "oauth2" },
  headerKey: { type: "apiKey", in: "header", name: "X-Key" },
  queryKey: { type: "apiKey", in: "query", name: "key" },
  cookieKey: { type: "apiKey", in: "cookie", name: "session" },
  hoba: { type: "http", scheme: "HOBA" },
};

type Given<Kind extends keyof Credentials> = Credentials[Kind] & SecurityContext;

const security = {
  bearerAuth: async ({ token, fail }: Given<"bearer">) => {
    if (token === "throws") throw new Error("the session store is gone");
    if (token === "forbidden") return fail("PERM_DENIED");
    if (token === "expired") return fail("AUTH_EXPIRED");
    if (token === "nobody") return null;
    return token === "unknown" ? undefined : { token };
  },
  basicAuth: ({ username, password }: Given<"basic">) => ({ username, password }),
  oauth: ({ token, scopes }: Given<"oauth2">) => ({ token, scopes }),
  headerKey: ({ key }: Given<"apiKey">) => ({ header: key }),
  queryKey: ({ key }: Given<"apiKey">) => ({ query: key }),
  cookieKey: ({ key }: Given<"apiKey">) => ({ cookie: key }),
  hoba: ({ credentials }: Given<"http">) => ({ credentials }),
};

/** A server of one operation with these requirements; its answer is the principal. */
function startDoor(requirements: readonly SecurityRequirement[]): Promise<Started> {
  const operation: Operation = {
    id: "door",
    method: "GET",
    path: "/door",
    responses: { "200": { mediaTypes: ["application/json"] } },
    security: requirements,
  };
  return start(
    {
      api: {
        ...libraryContract.api,
        securitySchemes: schemes,
        errors: {
          ...libraryContract.api.errors,
          PERM_DENIED: { status: 403, title: "Not allowed", message: "Not allowed" },
          AUTH_EXPIRED: { status: 401, title: "Expired", message: "Sign in again" },
        },
      },
      operations: [operation],
      schemas: { components: {}, operations: {} },
    },
    {
      security,
      handlers: {
        door: ({ principal }: { principal?: unknown }) => ({ status: 200, body: principal ?? "nobody" }),
      },
    },
  );
}

const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
const code = ({ body }: Answer): unknown => (body as { error?: { code?: unknown } }).error?.code;

describe("credentials", () => {
  test.each<[string, string, Record<string, string>, unknown]>([
    ["bearerAuth", "", { authorization: "Bearer abc.def" }, { token: "abc.def" }],
    ["basicAuth", "", { authorization: basic("ada:p:ä") }, { username: "ada", password: "p:ä" }],
    ["oauth", "", { authorization: "Bearer t" }, { token: "t", scopes: ["read"] }],
    ["headerKey", "", { "x-key": "k" }, { header: "k" }],
    ["queryKey", "?key=k%20k", {}, { query: "k k" }],
    ["cookieKey", "", { cookie: 'a=b; session="k"' }, { cookie: "k" }],
    ["hoba", "", { authorization: "HOBA a.b.c" }, { credentials: "a.b.c" }],
  ])("of %s are found in %s%o", async (scheme, query, headers, principal) => {
    const { call } = await startDoor([{ [scheme]: ["read"] }]);
    expect(await call(`/door${query}`, { headers })).toMatchObject({ status: 200, body: principal });
  });
});

describe("a security handler", () => {
  const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

  test.each([
    ["unknown", 401, "AUTH_REQUIRED"],
    ["nobody", 401, "AUTH_REQUIRED"],
    ["expired", 401, "AUTH_EXPIRED"],
    ["forbidden", 403, "PERM_DENIED"],
    ["throws", 500, "SYS_INTERNAL"],
  ])("that says %s is answered %i %s", async (token, status, expected) => {
    const { call } = await startDoor([{ bearerAuth: [] }]);
    const answer = await call("/door", bearer(token));
    expect([answer.status, code(answer)]).toEqual([status, expected]);
    expect(answer.text).not.toContain("session store");
  });

  test("is asked for each requirement until one holds", async () => {
    const { call } = await startDoor([{ bearerAuth: [] }, { headerKey: [] }]);
    const headers = { authorization: "Bearer forbidden", "x-key": "k" };
    expect((await call("/door", { headers })).body).toEqual({ header: "k" });
  });

  test("that throws is not passed over for another scheme", async () => {
    const { call } = await startDoor([{ bearerAuth: [] }, {}]);
    expect((await call("/door", bearer("throws"))).status).toBe(500);
  });

  test("that refuses with 401 is accompanied by the schemes to use; with 403 it is not", async () => {
    const { call } = await startDoor([{ bearerAuth: [] }, { basicAuth: [], headerKey: [] }]);
    const challenge = async (init?: RequestInit): Promise<string | null> =>
      (await call("/door", init)).headers.get("www-authenticate");
    const all = 'Bearer, Basic realm="api", charset="UTF-8", ApiKey';
    expect(await challenge()).toBe(all);
    expect(await challenge(bearer("expired"))).toBe(all);
    expect(await challenge(bearer("forbidden"))).toBeNull();
  });

  test("is needed for every scheme before the server is made", async () => {
    const contract = { ...libraryContract, api: { ...libraryContract.api, securitySchemes: schemes } };
    await expect(start(contract, { handlers: libraryHandlers })).rejects.toThrow(ServerOptionsError);
    await expect(start(contract, { handlers: libraryHandlers, security: {} })).rejects.toThrow(
      "security.bearerAuth is missing",
    );
    const unknown = { ...libraryContract, api: { ...libraryContract.api, securitySchemes: {} } };
    await expect(start(unknown, { handlers: libraryHandlers, security })).rejects.toThrow("does not define");
  });
});
