import type { Operation } from "@lockstep/operation";
import { describe, expect, test } from "vitest";
import { createApiMocks } from "./create-mocks.ts";
import { toolContract } from "./testing/tools.ts";
import type { Mocks } from "./types/mocks.ts";

const operations: readonly Operation[] = [
  { id: "list", method: "GET", path: "/files", responses: { "204": {} } },
  {
    id: "upload",
    method: "POST",
    path: "/files",
    servers: ["https://uploads.example/api"],
    responses: { "204": {} },
  },
  { id: "beta", method: "PUT", path: "/files", servers: ["/beta"], responses: { "204": {} } },
];

/** What each address is answered; `undefined`: the mocks do not know it. */
async function statuses(
  baseUrl: string | undefined,
  servers: readonly string[] = ["https://files.example/v1"],
): Promise<Record<string, number | undefined>> {
  const mocks = createApiMocks<Mocks<"list" | "upload" | "beta">>(
    { api: { ...toolContract.api, servers }, operations, schemas: { components: {}, operations: {} } },
    baseUrl === undefined ? {} : { baseUrl },
  );
  const status = (method: string, url: string): Promise<number | undefined> =>
    mocks.fetch(url, { method }).then(
      (response) => response.status,
      () => undefined,
    );
  return {
    list: await status("GET", "https://files.example/v1/files"),
    upload: await status("POST", "https://uploads.example/api/files"),
    beta: await status("PUT", "https://files.example/beta/files"),
    elsewhere: await status("POST", "https://other.example/v1/files"),
  };
}

describe("operations that the contract has at servers of their own", () => {
  test("are answered there, and the others at the contract's server", async () => {
    expect(await statuses(undefined)).toEqual({ list: 204, upload: 204, beta: 204, elsewhere: undefined });
  });

  test("are below their own paths on any origin", async () => {
    expect(await statuses("*")).toMatchObject({ list: 204, upload: 204, beta: 204 });
  });

  test("are below a base URL that is not the contract's, as all are", async () => {
    expect(await statuses("https://other.example/v1")).toEqual({
      list: undefined,
      upload: undefined,
      beta: undefined,
      elsewhere: 204,
    });
  });
});

test("a server whose URL is none keeps no mocks from being made", async () => {
  const { list } = await statuses(undefined, ["https://{region}.example/v1"]);
  expect(list).toBe(204);
});
