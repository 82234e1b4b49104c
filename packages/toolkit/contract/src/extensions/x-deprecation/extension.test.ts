import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles, report } from "../../../test/load-files.ts";
import { pageExample } from "../../../test/page-example.ts";
import { type Deprecation, phaseAt, schemaAt, schemaDeprecation, xDeprecation } from "../../index.ts";

describe("x-deprecation", () => {
  test("means what its page says", async () => {
    const result = await loadFiles({ "openapi.yaml": pageExample(import.meta.url) });
    expect(result.diagnostics).toEqual([]);
    const [old, next] = contractOf(result).operations;
    expect(old?.deprecation).toEqual({
      phase: "deprecated",
      since: "2026-01-15T00:00:00Z",
      sunset: "2026-12-31T23:59:59Z",
      successor: { operationId: "listAgents" },
      guide: "https://docs.example.com/migrate-v2",
      contact: "api-support@example.com",
      reason: "Use the grouped listing.",
    });
    expect(old?.parameters[0]).toMatchObject({
      deprecated: true,
      deprecation: { since: "2025-06-01T10:00:00Z" },
    });
    expect([old?.deprecated, next?.deprecated]).toEqual([true, false]);
    expect(old?.deprecation && xDeprecation.describe(old.deprecation)).toBe(
      "deprecated, since 2026-01-15, until 2026-12-31, use listAgents, see https://docs.example.com/migrate-v2",
    );
  });

  test("is absent where only deprecated: true stands", async () => {
    const contract = contractOf(
      await loadFiles({ "openapi.yaml": document("paths: { /a: { get: { deprecated: true } } }") }),
    );
    expect(contract.operations[0]?.deprecated).toBe(true);
    expect(contract.operations[0]).not.toHaveProperty("deprecation");
  });

  test("of a path holds for its operations, unless one says false or more; active is not deprecated", async () => {
    const contract = contractOf(
      await loadFiles({
        "openapi.yaml": document(
          "paths: { /a: { x-deprecation: { since: 2026-01-01 }, get: {}, put: { x-deprecation: false }, post: { x-deprecation: { phase: active } } } }",
        ),
      }),
    );
    expect(contract.operations.map(({ deprecated, deprecation }) => [deprecated, deprecation])).toEqual([
      [true, { since: "2026-01-01T00:00:00Z" }],
      [false, undefined],
      [false, { phase: "active", since: "2026-01-01T00:00:00Z" }],
    ]);
  });

  test("may stand on an error code", async () => {
    const contract = contractOf(
      await loadFiles({
        "openapi.yaml": document(
          "paths: {}\nx-error-codes: { A: { status: 404, title: A, x-deprecation: { sunset: 2027-01-01 } } }",
        ),
      }),
    );
    expect(contract.errors[0]?.deprecation).toEqual({ sunset: "2027-01-01T23:59:59Z" });
  });

  test("may stand on a schema, a property, a header or a response, in any file", async () => {
    const files = (sunset: string): Readonly<Record<string, string>> => ({
      "openapi.yaml": document(
        "paths: { /a: { get: { responses: { '200': { description: ok, x-deprecation: { reason: r }, headers: { H: { x-deprecation: { reason: h }, schema: { $ref: a.yaml } } } } } } } }",
      ),
      "a.yaml": `properties: { old: { type: string, x-deprecation: { since: 2026-02-01, sunset: ${sunset} } }, new: {} }`,
    });
    const contract = contractOf(await loadFiles(files("2026-03-01")));
    const [response] = contract.operations[0]?.responses ?? [];
    expect(response?.deprecation).toEqual({ reason: "r" });
    expect(response?.headers[0]).toMatchObject({ deprecated: true, deprecation: { reason: "h" } });
    const deprecations = ["old", "new"].map((name) => {
      const found = schemaAt(contract, { $ref: "#/components/schemas/a" }, `/${name}`);
      return found.kind === "found" ? schemaDeprecation(contract, found.schema)?.sunset : "not found";
    });
    expect(deprecations).toEqual(["2026-03-01T23:59:59Z", undefined]);
    expect(headlines(await loadFiles(files("2026-01-01")))).toEqual([
      "a.yaml:1:80 error LS1212 the sunset 2026-01-01 comes before since 2026-02-01",
    ]);
  });

  test("names a successor that exists, and says which was meant where it does not", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        [
          "paths:",
          "  /a: { get: { x-deprecation: { successor: { operationId: listAgent } } } }",
          "  /b: { get: { operationId: listAgents, parameters: [{ name: sort, in: query, schema: {}, x-deprecation: { successor: { pointer: /nowhere } } }] } }",
        ].join("\n"),
      ),
    });
    expect(headlines(result)).toEqual([
      'openapi.yaml:4:59 error LS1213 successor names the operation "listAgent", which does not exist',
      'openapi.yaml:5:130 error LS1213 successor names the place "/nowhere", which does not exist',
    ]);
    expect(report(result)).toContain('did you mean "listAgents"?');
  });

  test.each([
    [
      "{ since: 2026-02-01, sunset: 2026-01-31 }",
      "67 error LS1212 the sunset 2026-01-31 comes before since 2026-02-01",
    ],
    ["{ since: 2026-02-30 }", '47 error LS1201 x-deprecation.since is no day of the calendar: "2026-02-30"'],
    [
      "{ since: soon }",
      '47 error LS1201 x-deprecation.since has to be a date such as 2026-12-31, or a time such as 2026-12-31T12:00:00Z (RFC 3339), but is "soon"',
    ],
    ["{ sinse: 2026-02-28 }", '40 error LS1202 x-deprecation has no key "sinse"'],
    [
      "yes",
      "23 warning LS1218 this x-deprecation has nothing in common with ours; it is taken for somebody else's, and ignored",
    ],
  ])("tells the place of a wrong value: %s", async (value, expected) => {
    const result = await loadFiles({
      "openapi.yaml": document(`paths: { /a: { get: { x-deprecation: ${value} } } }`),
    });
    expect(headlines(result)).toEqual([`openapi.yaml:3:${expected}`]);
  });
});

describe("the phase at a time", () => {
  const dated: Deprecation = { since: "2026-01-15T00:00:00Z", sunset: "2026-12-31T23:59:59Z" };
  test.each<[string, Deprecation, string, string]>([
    ["is active before since", dated, "2026-01-14T23:59:59Z", "active"],
    ["is deprecated from since", dated, "2026-01-15T00:00:00Z", "deprecated"],
    ["is deprecated until the sunset", dated, "2026-12-31T23:59:58Z", "deprecated"],
    ["is removed from the sunset", dated, "2026-12-31T23:59:59Z", "removed"],
    [
      "is as written before the dates",
      { ...dated, phase: "deprecated" },
      "2025-01-01T00:00:00Z",
      "deprecated",
    ],
    [
      "is removed after the sunset, whatever is written",
      { ...dated, phase: "deprecated" },
      "2027-01-01T00:00:00Z",
      "removed",
    ],
    ["is deprecated where nothing is said", {}, "2026-01-01T00:00:00Z", "deprecated"],
    [
      "is maintenance where that is all that is written",
      { phase: "maintenance" },
      "2026-01-01T00:00:00Z",
      "maintenance",
    ],
  ])("%s", (_claim, deprecation, now, expected) => {
    expect(phaseAt(deprecation, new Date(now))).toBe(expected);
  });
});
