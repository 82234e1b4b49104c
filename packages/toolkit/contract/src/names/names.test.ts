import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles, report } from "../../test/load-files.ts";
import { camelCase, isIdentifier, type LoadResult, pascalCase, suggest } from "../index.ts";

async function schemas(...keys: readonly string[]): Promise<LoadResult> {
  const entries = keys.map((key) => `    ${JSON.stringify(key)}: {}`).join("\n");
  return await loadFiles({ "openapi.yaml": document(`paths: {}\ncomponents:\n  schemas:\n${entries}`) });
}

async function identifiers(...keys: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const contract = contractOf(await schemas(...keys));
  return Object.fromEntries(contract.schemas.map(({ name, identifier }) => [name, identifier]));
}

describe("a schema's name", () => {
  test.each([
    ["simple-user", "SimpleUser"],
    ["payment_intent", "PaymentIntent"],
    ["v1.Pod", "V1Pod"],
    ["Größe", "Größe"],
    ["2fa", "_2fa"],
    ["URLSet", "URLSet"],
    ["!", "_"],
  ])("%s is %s", (key, expected) => {
    expect(pascalCase(key)).toBe(expected);
    expect(isIdentifier(expected)).toBe(true);
  });

  test("that two keys map to is kept by the key that is it; every other is spelled out", async () => {
    const expected = {
      PetKind: "PetKind",
      "Pet-Kind": "PetDashKind",
      pet_kind: "PetUnderscoreKind",
      "pet.kind": "PetDotKind",
      petKind: "petKind",
    };
    const keys = Object.keys(expected);
    expect(await identifiers(...keys)).toEqual(expected);
    expect(await identifiers(...keys.toReversed())).toEqual(expected);
  });

  test("that nothing readable can tell apart has a stable hash, in any order", async () => {
    const keys = ["a-b", "a--b", "A-B", "ADashB"];
    const names = await identifiers(...keys);
    expect(new Set(Object.values(names)).size).toBe(4);
    expect(names["ADashB"]).toBe("ADashB");
    expect(await identifiers(...keys.toReversed())).toEqual(names);
  });

  test("that two keys map to is told at both, with what became of them", async () => {
    const result = await schemas("PetKind", "Pet-Kind");
    expect(report(result)).toBe(
      [
        'openapi.yaml:7:6  warning  LS1301  schemas "Pet-Kind", "PetKind" would all be named "PetKind"; "Pet-Kind" is named PetDashKind',
        '   6 |     "PetKind": {}',
        ' > 7 |     "Pet-Kind": {}',
        "            ^^^^^^^^ rename all but one, so that their names do not change when this list does",
        '    openapi.yaml:6:6  "PetKind" is named PetKind',
      ].join("\n"),
    );
  });

  test("does not hide a type that TypeScript or the generated code has", async () => {
    const result = await schemas("Date", "Record", "error", "File", "DateSchema");
    const contract = contractOf(result);
    const names = new Map(contract.schemas.map(({ name, identifier }) => [name, identifier]));
    expect(names.get("Record")).toBe("RecordSchema");
    expect(names.get("error")).toBe("ErrorSchema");
    expect(names.get("File")).toBe("FileSchema");
    expect(names.get("DateSchema")).toBe("DateSchema");
    expect(names.get("Date")).toMatch(/^DateSchema_[0-9a-f]{6}$/);
    expect(headlines(result)).toContain(
      'openapi.yaml:7:6 info LS1302 a schema called "Record" would hide TypeScript\'s own Record; it is named RecordSchema',
    );
  });

  test("is the same however its letters are put together, and holds nothing that nobody sees", async () => {
    const names = await identifiers("caf\u00e9", "cafe\u0301s", "a\u200db", "a\u3164c");
    expect(names).toEqual({
      "caf\u00e9": "Caf\u00e9",
      "cafe\u0301s": "Caf\u00e9s",
      "a\u200db": "AB",
      "a\u3164c": "AC",
    });
    expect(isIdentifier("cafe\u0301")).toBe(false);
    expect(isIdentifier("a\u200db")).toBe(false);
  });

  test("is no other schema's, also where that one looks like a name with a hash", async () => {
    const { "a--b": hashed = "" } = await identifiers("a-b", "a--b", "ADashB");
    const names = await identifiers("a-b", "a--b", "ADashB", hashed);
    expect(new Set(Object.values(names)).size).toBe(4);
    expect(names[hashed]).toBe(hashed);
  });

  test("may be one that every object has", async () => {
    const names = await identifiers("constructor", "toString", "__proto__");
    expect(Object.values(names).sort()).toEqual(["Constructor", "Proto", "ToString"]);
  });
});

async function operations(paths: string): Promise<LoadResult> {
  return await loadFiles({ "openapi.yaml": document(`paths:\n${paths}`) });
}

async function ids(paths: string): Promise<readonly string[]> {
  return contractOf(await operations(paths)).operations.map(({ id }) => id);
}

describe("an operation's id", () => {
  test.each([
    ["actions/list-jobs", "actionsListJobs"],
    ["listJobs", "listJobs"],
    ["List_Jobs", "List_Jobs"],
    ["list jobs", "listJobs"],
    ["2fa-enable", "_2faEnable"],
    ["getCafe\u0301", "getCaf\u00e9"],
    ["get\u200dPet", "getPet"],
  ])("%s is %s", (written, expected) => {
    expect(camelCase(written)).toBe(expected);
  });

  test.each([
    ["delete", "deleteOperation"],
    ["constructor", "constructorOperation"],
    ["then", "thenOperation"],
    ["__proto__", "__proto__Operation"],
  ])("%s cannot be a name and is %s", async (written, expected) => {
    const result = await operations(`  /a: { get: { operationId: ${written}, responses: {} } }`);
    expect(contractOf(result).operations[0]?.id).toBe(expected);
    expect(headlines(result)[0]).toContain(`info LS1304 operationId "${written}" cannot be a name`);
  });

  test("that is missing comes from method and path", async () => {
    expect(
      await ids(
        [
          "  /: { get: { responses: {} } }",
          "  /agents/{agentId}/tasks: { get: { responses: {}, parameters: [{ name: agentId, in: path, required: true }] } }",
          "  /files/{name}.{ext}: { head: { responses: {} } }",
        ].join("\n"),
      ),
    ).toEqual(["getRoot", "getAgentsByAgentIdTasks", "headFilesByNameByExt"]);
  });

  const twice = [
    "  /v1/agents: { get: { operationId: listAgents, responses: {} } }",
    "  /v2/agents: { get: { operationId: listAgents, responses: {} } }",
    "  /v3/agents: { get: { operationId: list-agents, responses: {} } }",
  ];

  test("that several share is told apart for all of them, in any order of the document", async () => {
    const expected = ["listAgentsByGetV1Agents", "listAgentsByGetV2Agents", "listAgentsByGetV3Agents"];
    expect(await ids(twice.join("\n"))).toEqual(expected);
    expect(await ids(twice.toReversed().join("\n"))).toEqual(expected.toReversed());
  });

  test("that several share is a warning at each, naming the others", async () => {
    const result = await operations(twice.join("\n"));
    expect(headlines(result)[0]).toBe(
      'openapi.yaml:4:37 warning LS1303 operationId "listAgents" is used by 3 operations; this one is named listAgentsByGetV1Agents',
    );
    expect(report(result)).toContain("openapi.yaml:5:37  GET /v2/agents is named listAgentsByGetV2Agents");
    expect(result.diagnostics).toHaveLength(3);
  });

  test("that is written exactly once keeps its name beside one that only reads the same", async () => {
    expect(
      await ids(
        "  /a: { get: { operationId: list-jobs, responses: {} } }\n  /b: { get: { operationId: listJobs, responses: {} } }",
      ),
    ).toEqual(["listJobsByGetA", "listJobs"]);
  });
});

describe("a suggestion", () => {
  test.each([
    ["agnets", ["agents", "tasks"], "agents"],
    ["RES_NOT_FOUN", ["RES_NOT_FOUND", "RES_FOUND"], "RES_NOT_FOUND"],
    ["page_size", ["pageSize"], "pageSize"],
    ["limit", ["offset"], undefined],
    ["id", ["ad", "xyz"], "ad"],
    ["same", ["same"], undefined],
  ])("for %s among %j is %s", (name, candidates, expected) => {
    expect(suggest(name, candidates)).toBe(expected);
  });
});
