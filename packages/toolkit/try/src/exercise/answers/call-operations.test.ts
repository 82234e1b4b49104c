import { createApiClient } from "@lockstep/client";
import { createApiMocks } from "@lockstep/mocks";
import { type Api, type ContractSchemas, type Operation, problemDetails } from "@lockstep/operation";
import { expect, test } from "vitest";
import type { Generated, Method } from "../generated.ts";
import { type Called, callOperations } from "./call-operations.ts";

const api: Api = {
  ...{ title: "Pets", version: "1", servers: [], errors: {}, securitySchemes: {} },
  errorFormat: problemDetails,
};
const pet = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const operation = (id: string, path: string, more: Partial<Operation> = {}): Operation => ({
  ...{ id, path, method: "GET", responses: { "200": { mediaTypes: ["application/json"] } } },
  ...more,
});

function generated(operations: readonly Operation[], schemas: ContractSchemas["operations"] = {}): Generated {
  const contract = {
    api,
    operations: Object.fromEntries(operations.map((one) => [one.id, one])),
    schemas: {
      components: {},
      operations: {
        ...Object.fromEntries(
          operations.map(({ id }) => [id, { responses: { "200": { "application/json": pet } } }]),
        ),
        ...schemas,
      },
    },
  };
  return {
    ...contract,
    handlers: {},
    createTried: (options: object) =>
      createApiClient(contract, options) as unknown as Readonly<Record<string, Method>>,
    createTriedMocks: (options: object) =>
      createApiMocks(contract, options) as unknown as ReturnType<Generated["createTriedMocks"]>,
    createServer: () => {
      throw new Error("no server is needed");
    },
  };
}

async function called(api: Generated): Promise<Called & { readonly failures: readonly string[] }> {
  const failures: string[] = [];
  const fail = (message: string, { operation = "" } = {}): void =>
    void failures.push(`${operation}: ${message}`);
  const counts = await callOperations(api, [], { begin: () => {}, update: () => {}, fail });
  return { ...counts, failures };
}

test("an operation is answered when every success that it declares was", async () => {
  const get = operation("getPet", "/pet", {
    responses: { "200": { mediaTypes: ["application/json"] }, "202": {}, "404": {} },
  });
  expect(await called(generated([get]))).toMatchObject({ answered: 1, uncallable: [], failures: [] });
});

test("the answers are held against the contract, not against what the mocks think of it", async () => {
  const api = generated([operation("getPet", "/pet")]);
  const lying = {
    ...api,
    createTriedMocks: generated([operation("getPet", "/pet")], { getPet: {} }).createTriedMocks,
  };
  const { answered, failures } = await called(lying);
  expect(answered).toBe(0);
  expect(failures).toEqual([
    expect.stringMatching(/^getPet: (?:the answer is not valid|it answers no body)/),
  ]);
});

test("where no input is found that the schemas take, that is what is told; where none exists, it is told apart", async () => {
  const parameters = [{ name: "size", in: "query" as const, required: true }];
  const withSize = (schema: object) => ({
    listPets: { parameters: { "query.size": { type: "string", ...schema } } },
  });
  const list = operation("listPets", "/pets", { parameters });
  const hard = await called(
    generated([list], withSize({ pattern: "^(?=.*7)(?=.*Q)(?!.*[a-z])(.)\\1{20}.{19}$" })),
  );
  expect(hard.failures).toEqual([
    expect.stringMatching(/^listPets: no valid input was found \(query\.size must match/),
  ]);
  const impossible = await called(generated([list], withSize({ enum: [1] })));
  expect(impossible).toMatchObject({
    failures: [],
    uncallable: [{ operation: "listPets", reason: expect.stringMatching(/^no query\.size can be valid/) }],
  });
});

test("what fetch cannot carry, and what another operation hides, is told apart and not sent on", async () => {
  const operations = [
    operation("getPet", "/pets/a"),
    operation("getPetAgain", "/pets/a", { variant: "#again" }),
    operation("watchPets", "/watch", { responses: { "101": {} } }),
  ];
  const { answered, uncallable, requests, failures } = await called(generated(operations));
  expect(uncallable).toEqual([
    {
      operation: "getPetAgain",
      reason: "no request tells it from getPet, which has the same path and method",
    },
    { operation: "watchPets", reason: "its only answers (101) cannot be carried by fetch" },
  ]);
  expect(failures).toEqual([]);
  expect(answered).toBe(1);
  expect([...requests.keys()]).toEqual(["getPet"]);
});
