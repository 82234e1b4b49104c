import { api, issueToken, refreshToken, tokenSchemas } from "@lockstep/operation/testing";
import { expect, test } from "vitest";
import { type Started, start } from "../testing/start.ts";
import type { ServerContract } from "../types/contract.ts";

const session = { type: "apiKey", in: "header", name: "X-Session" } as const;
const contract: ServerContract = {
  api: { ...api, servers: ["https://auth.example"], securitySchemes: { session } },
  operations: [issueToken, refreshToken],
  schemas: tokenSchemas,
};

function startTokens(): Promise<Started> {
  return start(contract, {
    handlers: {
      issueToken: () => ({ status: 200, body: { issued: true } }),
      refreshToken: () => ({ status: 200, body: { refreshed: true } }),
    },
    security: { session: () => ({ name: "anybody" }) },
  });
}

const post = (form: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(form),
  headers,
});

test("of two operations of one path the one whose contract the request keeps answers", async () => {
  const { call } = await startTokens();
  const issued = await call("/token", post({ grant_type: "code", code: "c" }));
  expect(issued.body).toEqual({ issued: true });
  const refresh = post({ grant_type: "refresh", token: "t" }, { "x-session": "s" });
  expect((await call("/token", refresh)).body).toEqual({ refreshed: true });
});

test("the other's security is its own: without credentials the first refuses", async () => {
  const { call } = await startTokens();
  const { status } = await call("/token", post({ grant_type: "refresh", token: "t" }));
  expect(status).toBe(422);
});
