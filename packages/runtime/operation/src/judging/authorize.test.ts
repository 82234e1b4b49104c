import { describe, expect, test } from "vitest";
import {
  type Authorization,
  authorize,
  type CredentialVerdict,
  composeRefusal,
  type Operation,
  type PresentedCredential,
  type ReplyContext,
  type SecurityRequirement,
  type SecurityScheme,
} from "../index.ts";
import { api } from "../testing/library.ts";

const schemes: { readonly [name: string]: SecurityScheme } = {
  bearerAuth: { type: "http", scheme: "bearer" },
  basicAuth: { type: "http", scheme: "basic" },
  oauth: { type: "oauth2" },
  headerKey: { type: "apiKey", in: "header", name: "X-Key" },
  queryKey: { type: "apiKey", in: "query", name: "key" },
  cookieKey: { type: "apiKey", in: "cookie", name: "session" },
  hoba: { type: "http", scheme: "HOBA" },
  certificate: { type: "mutualTLS" },
};

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly certified?: boolean;
}

/** Everybody with well-formed credentials is who the credentials say. */
const believe = async (credential: PresentedCredential): Promise<CredentialVerdict> => ({
  principal: credential,
});

function ask(
  requirements: readonly SecurityRequirement[],
  { headers = {}, query = "", certified = false }: Sent,
  judge: (credential: PresentedCredential) => Promise<CredentialVerdict> = believe,
): Promise<Authorization> {
  const operation: Operation = {
    id: "door",
    method: "GET",
    path: "/",
    responses: {},
    security: requirements,
  };
  return authorize(operation, schemes, { header: (name) => headers[name], query, certified }, judge);
}

const basic = (text: string): string =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`;

describe("credentials", () => {
  test.each<[string, Sent, object]>([
    ["bearerAuth", { headers: { authorization: "Bearer abc.def" } }, { type: "bearer", token: "abc.def" }],
    ["bearerAuth", { headers: { authorization: "bearer  abc==" } }, { type: "bearer", token: "abc==" }],
    ["basicAuth", { headers: { authorization: basic("ada:p:ä") } }, { username: "ada", password: "p:ä" }],
    ["oauth", { headers: { authorization: "Bearer t" } }, { type: "oauth2", token: "t", scopes: ["read"] }],
    ["headerKey", { headers: { "x-key": "k" } }, { type: "apiKey", key: "k" }],
    ["queryKey", { query: "key=k%20k" }, { key: "k k" }],
    ["cookieKey", { headers: { cookie: 'a=b; session="k"' } }, { key: "k" }],
    ["hoba", { headers: { authorization: "hoba a.b.c" } }, { type: "http", credentials: "a.b.c" }],
    ["certificate", { certified: true }, { type: "mutualTLS" }],
  ])("of %s are found in %j", async (scheme, sent, expected) => {
    expect(await ask([{ [scheme]: ["read"] }], sent)).toMatchObject({ principal: { scheme, ...expected } });
  });

  test.each<[string, Sent]>([
    ["bearerAuth", {}],
    ...["Bearer", "Bearer ", "Basic bearer", "Basic Bearer abc", "Bearer a b", "Bearerabc", basic("a:b")].map(
      (authorization): [string, Sent] => ["bearerAuth", { headers: { authorization } }],
    ),
    ...[basic("no colon"), "Basic !!!", "Basic ?", "Basic /w==", "Bearer abc"].map(
      (authorization): [string, Sent] => ["basicAuth", { headers: { authorization } }],
    ),
    ["headerKey", { headers: { "x-key": "" } }],
    ["queryKey", { query: "key=" }],
    ["queryKey", { query: "key=a&key=b" }],
    ["cookieKey", { headers: { cookie: "session=a; session=b" } }],
    ["hoba", { headers: { authorization: "HOBA" } }],
    ["certificate", {}],
    ["undefinedScheme", { headers: { authorization: "Bearer abc" } }],
    ["toString", { headers: { authorization: "Bearer abc" } }],
  ])("for %s are not %j, and nobody is asked", async (scheme, sent) => {
    const judge = (): never => {
      throw new Error("asked");
    };
    expect(await ask([{ [scheme]: [] }], sent, judge)).toMatchObject({ refused: undefined });
  });
});

describe("requirements", () => {
  const token = { authorization: "Bearer t" };
  const key = { "x-key": "k" };
  const refuse = async (): Promise<CredentialVerdict> => ({ refused: { code: "PERM_DENIED" } });

  test("in one object all have to hold; the principal is the first scheme's", async () => {
    const both = [{ bearerAuth: [], headerKey: [] }];
    expect(await ask(both, { headers: token })).toHaveProperty("refused");
    expect(await ask(both, { headers: key })).toHaveProperty("refused");
    expect(await ask(both, { headers: { ...token, ...key } })).toMatchObject({ principal: { token: "t" } });
  });

  test("in several objects one has to hold, and the first refusal counts", async () => {
    const either = [{ bearerAuth: [] }, { headerKey: [] }];
    const onlyKeys = async (credential: PresentedCredential): Promise<CredentialVerdict> =>
      credential.type === "apiKey" ? { principal: "keyed" } : { refused: { code: "PERM_DENIED" } };
    expect(await ask(either, { headers: { ...token, ...key } }, onlyKeys)).toEqual({ principal: "keyed" });
    expect(await ask(either, { headers: token }, onlyKeys)).toMatchObject({
      refused: { code: "PERM_DENIED" },
    });
  });

  test("with an empty object may be left out, and are used where they hold", async () => {
    const optional = [{}, { bearerAuth: [] }];
    expect(await ask(optional, {})).toEqual({ principal: undefined });
    expect(await ask(optional, { headers: token })).toMatchObject({ principal: { token: "t" } });
    expect(await ask(optional, { headers: token }, refuse)).toEqual({ principal: undefined });
  });

  test("of a public operation hold for everybody", async () => {
    expect(await ask([], { headers: token }, refuse)).toEqual({ principal: undefined });
  });

  test("are not passed over when a judge throws", async () => {
    const judge = (): never => {
      throw new Error("the session store is gone");
    };
    await expect(ask([{ bearerAuth: [] }, {}], { headers: token }, judge)).rejects.toThrow("store is gone");
  });

  test("that do not hold are told as challenges, each once (RFC 9110 §11.6.1)", async () => {
    const all = [{ bearerAuth: [] }, { oauth: [] }, { basicAuth: [], headerKey: [] }, { hoba: [] }];
    expect(await ask(all, {})).toEqual({
      refused: undefined,
      challenges: 'Bearer, Basic realm="api", charset="UTF-8", ApiKey, HOBA',
    });
  });
});

describe("a refusal", () => {
  const errors = {
    ...api.errors,
    PERM_DENIED: { status: 403, title: "Not allowed", message: "Not allowed" },
    AUTH_EXPIRED: { status: 401, title: "Expired", message: "Sign in again" },
  };
  const context: ReplyContext = { api: { ...api, errors }, requestId: "r", now: new Date(0), durationMs: 0 };

  test.each<[string | undefined, number, string, string | undefined]>([
    [undefined, 401, "AUTH_REQUIRED", "Bearer"],
    ["AUTH_EXPIRED", 401, "AUTH_EXPIRED", "Bearer"],
    ["PERM_DENIED", 403, "PERM_DENIED", undefined],
  ])("with %s is a %i %s, with a challenge where that is 401", (code, status, expected, challenge) => {
    const refused = code === undefined ? undefined : { code };
    const reply = composeRefusal({ refused, challenges: "Bearer" }, context);
    expect(reply).toMatchObject({ status, body: { error: { code: expected } } });
    expect(reply.headers["WWW-Authenticate"]).toBe(challenge);
  });
});
