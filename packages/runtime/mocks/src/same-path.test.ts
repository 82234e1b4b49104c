import type { Operation } from "@lockstep/operation";
import { api, issueToken, refreshToken, tokenSchemas } from "@lockstep/operation/testing";
import { expect, test } from "vitest";
import { createApiMocks } from "./create-mocks.ts";
import type { Mocks } from "./types/mocks.ts";

type TokenMocks = Mocks<"issueToken" | "refreshToken">;

function tokenMocks(): TokenMocks {
  const session = { type: "apiKey", in: "header", name: "X-Session" } as const;
  return createApiMocks<TokenMocks>({
    api: { ...api, servers: ["https://auth.example"], securitySchemes: { session } },
    operations: [issueToken, refreshToken] satisfies readonly Operation[],
    schemas: tokenSchemas,
  });
}

async function post(
  mocks: TokenMocks,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<readonly [number, unknown]> {
  const response = await mocks.fetch("https://auth.example/token", {
    method: "POST",
    body: new URLSearchParams(form),
    headers,
  });
  return [response.status, await response.json()];
}

test("of two operations of one path the one whose contract the request keeps answers", async () => {
  const mocks = tokenMocks();
  expect(await post(mocks, { grant_type: "code", code: "c" })).toEqual([200, { issued: true }]);
  const refresh = { grant_type: "refresh", token: "t" };
  expect(await post(mocks, refresh, { "x-session": "s" })).toEqual([200, { refreshed: true }]);
  expect(mocks.calls().map(({ operation }) => operation)).toEqual(["issueToken", "refreshToken"]);
});

test("the other's security is its own: without credentials the first refuses", async () => {
  const [status] = await post(tokenMocks(), { grant_type: "refresh", token: "t" });
  expect(status).toBe(422);
});
