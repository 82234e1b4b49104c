import { loadContract } from "@lockstep/contract";
import { expect, test } from "vitest";
import { operationTypeNames } from "./index.ts";

async function namesOf(...ids: string[]): Promise<readonly (string | undefined)[]> {
  const paths = ids.map(
    (id, index) => `  /p${index}: { get: { operationId: ${id}, responses: { "200": { description: ok } } } }`,
  );
  const spec = `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n${paths.join("\n")}\n`;
  const { contract } = await loadContract("/spec.yaml", { readFile: async () => spec });
  const names = contract && operationTypeNames(contract);
  return ids.map((id) => names?.get(id));
}

test("the types of an operation have its id with a capital", async () => {
  expect(await namesOf("getAgent", "listAgents")).toEqual(["GetAgent", "ListAgents"]);
});

test("two ids that differ in case only keep apart, whatever their order", async () => {
  expect(await namesOf("getAgent", "GetAgent")).toEqual(["getAgentOperation", "GetAgent"]);
  expect(await namesOf("GetAgent", "getAgent")).toEqual(["GetAgent", "getAgentOperation"]);
});

test("a global is not hidden", async () => {
  expect(await namesOf("date", "record")).toEqual(["dateOperation", "recordOperation"]);
});
