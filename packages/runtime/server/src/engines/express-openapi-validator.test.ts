import {
  ajvChecker,
  ajvFormats,
  ajvOptions,
  type ContractSchemas,
  type Operation,
  type OperationSchemas,
  type Schema,
  violationsFromFaults,
} from "@lockstep/operation";
import { api } from "@lockstep/operation/testing";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { ContractCompileError, expressOpenApiValidator, type ValidationEngine } from "../index.ts";

const json = "application/json";

const components: ContractSchemas["components"] = {
  Agent: {
    type: "object",
    required: ["id", "hostname", "secret"],
    properties: {
      id: { type: "integer", readOnly: true },
      hostname: { type: "string", minLength: 1, maxLength: 10, pattern: "^[a-z]", default: "web" },
      secret: { type: "string", writeOnly: true },
      seen: { type: "string", format: "date-time" },
      day: { type: ["string", "null"], format: "date" },
      mail: { type: "string", format: "email" },
      size: { type: "integer", format: "int32" },
      level: { enum: ["low", "high", 3] },
      same: { enum: ["1", "2"] },
      alike: { enum: [1, 2] },
      tags: { type: "array", maxItems: 3, uniqueItems: true, items: { type: "string" } },
      parent: { $ref: "#/components/schemas/Agent" },
      shape: { $ref: "#/components/schemas/Shape" },
      pair: {
        type: "array",
        prefixItems: [{ type: "string" }, { type: "number" }],
        minItems: 2,
        items: false,
      },
      labels: {
        type: "object",
        additionalProperties: { type: "string" },
        propertyNames: { pattern: "^[a-z/]+$" },
      },
      odd: { $ref: "#/components/schemas/Odd%20name" },
      deep: { $ref: "#/components/schemas/Shape/oneOf/0" },
      ratio: { type: "number", exclusiveMinimum: 0, multipleOf: 0.5 },
      default: { type: "boolean" },
      never: false,
      free: { type: "object" },
    },
    dependentRequired: { mail: ["day"] },
    additionalProperties: false,
  },
  Shape: {
    oneOf: [
      {
        type: "object",
        required: ["kind", "side"],
        properties: { kind: { const: "square" }, side: { type: "number" } },
      },
      {
        type: "object",
        required: ["kind", "radius"],
        properties: { kind: { const: "circle" }, radius: { type: "number" } },
      },
    ],
    discriminator: { propertyName: "kind" },
  },
  "Odd name": { $ref: "#/components/schemas/Slashes" },
  Slashes: {
    type: "object",
    properties: { "a/b": { type: "object", additionalProperties: false, required: ["c/d"] } },
    unevaluatedProperties: false,
  },
};

const bodies: readonly unknown[] = [
  { hostname: "a", secret: "s" },
  {},
  { hostname: "a" },
  null,
  true,
  0,
  "text",
  [],
  { hostname: "a", secret: "s", id: 1 },
  { hostname: "a", secret: "s", id: null },
  { hostname: "", secret: "s" },
  { hostname: "abcdefghijk", secret: "s" },
  { hostname: "A", secret: "s" },
  { hostname: 1, secret: "s" },
  { hostname: null, secret: "s" },
  { hostname: "a", secret: "s", seen: "2026-01-01T00:00:00Z" },
  { hostname: "a", secret: "s", seen: "2026-02-30T00:00:00Z" },
  { hostname: "a", secret: "s", seen: "yesterday" },
  { hostname: "a", secret: "s", seen: 5 },
  { hostname: "a", secret: "s", day: null },
  { hostname: "a", secret: "s", day: "2026-13-01" },
  { hostname: "a", secret: "s", mail: "nobody", day: null },
  { hostname: "a", secret: "s", mail: "a@b.example" },
  { hostname: "a", secret: "s", size: 2 ** 31 },
  { hostname: "a", secret: "s", size: 1.5 },
  { hostname: "a", secret: "s", level: "medium" },
  { hostname: "a", secret: "s", level: 4 },
  { hostname: "a", secret: "s", same: "3" },
  { hostname: "a", secret: "s", alike: 3 },
  { hostname: "a", secret: "s", tags: ["x", "x"] },
  { hostname: "a", secret: "s", tags: ["x", 1] },
  { hostname: "a", secret: "s", tags: ["1", "2", "3", "4"] },
  { hostname: "a", secret: "s", parent: { hostname: "b" } },
  { hostname: "a", secret: "s", parent: { hostname: "b", secret: "s", "x/y": 1 } },
  { hostname: "a", secret: "s", shape: { kind: "square", side: 1 } },
  { hostname: "a", secret: "s", shape: { kind: "square" } },
  { hostname: "a", secret: "s", shape: { kind: "hexagon" } },
  { hostname: "a", secret: "s", shape: 5 },
  { hostname: "a", secret: "s", pair: ["a", 1] },
  { hostname: "a", secret: "s", pair: [1] },
  { hostname: "a", secret: "s", pair: ["a", 1, 2] },
  { hostname: "a", secret: "s", labels: { a: 1 } },
  { hostname: "a", secret: "s", labels: { A: "x" } },
  { hostname: "a", secret: "s", labels: { "a/b": 1 } },
  { hostname: "a", secret: "s", odd: { "a/b": { "c/d": 1 } } },
  { hostname: "a", secret: "s", odd: { "a/b": {} } },
  { hostname: "a", secret: "s", odd: { "x~/y": 1 } },
  { hostname: "a", secret: "s", deep: { kind: "circle", side: 1 } },
  { hostname: "a", secret: "s", deep: { kind: "square", side: "1" } },
  { hostname: "a", secret: "s", ratio: 0 },
  { hostname: "a", secret: "s", ratio: 0.7 },
  { hostname: "a", secret: "s", default: "no" },
  { hostname: "a", secret: "s", never: 1 },
  { hostname: "a", secret: "s", free: {}, "free/x": 1 },
  { hostname: "a", secret: "s", toString: 1 },
  JSON.parse('{"hostname":"a","secret":"s","__proto__":1}'),
  { hostname: "x".repeat(500), secret: "s" },
];

/** The same with what only answers have, and without what only requests have. */
function asAnswer(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("secret" in body)) return body;
  const { secret: _, ...rest } = body;
  return { id: 1, ...rest };
}

const operation: Operation = {
  id: "save",
  method: "POST",
  path: "/save",
  body: { mediaTypes: [json] },
  responses: { "200": { mediaTypes: [json] }, "5XX": { mediaTypes: [json] } },
};

function schemasOf(body: Schema, more: ContractSchemas["components"] = components): ContractSchemas {
  return {
    components: more,
    operations: {
      save: { body: { [json]: body }, responses: { "200": { [json]: body }, "5XX": { [json]: body } } },
    },
  };
}

function engineFor(schemas: ContractSchemas): ValidationEngine {
  return expressOpenApiValidator({ api, operations: [operation], schemas }, { responses: true });
}

const agent = schemasOf({ $ref: "#/components/schemas/Agent" });

describe("the validator's verdict, in the words that the mocks use", () => {
  const engine = engineFor(agent);
  const checker = ajvChecker(agent, () => {
    const ajv = new Ajv2020(ajvOptions());
    addFormats.default(ajv, ajvFormats);
    return ajv;
  });

  test.each(bodies.map((body) => [JSON.stringify(body).slice(0, 80), body]))(
    "on a request of %s",
    async (_, body) => {
      const expected = violationsFromFaults("body", body, checker.body("save", json)?.(body) ?? []);
      expect(await engine.body("save", json, body)).toEqual(expected);
    },
  );

  const answers = [...bodies.map(asAnswer), { id: 1, hostname: "a", secret: "s" }, { hostname: "a" }];
  test.each(answers.map((body) => [JSON.stringify(body).slice(0, 80), body]))(
    "on an answer of %s",
    async (_, body) => {
      const expected = violationsFromFaults(
        "body",
        body,
        checker.response("save", "200", json)?.(body) ?? [],
      );
      expect(await engine.response("save", "200", json, body)).toEqual(expected);
    },
  );

  test("finds both valid and invalid bodies among these", async () => {
    const verdicts = await Promise.all(bodies.map((body) => engine.body("save", json, body)));
    const valid = verdicts.filter((violations) => violations.length === 0).length;
    expect(valid).toBeGreaterThan(4);
    expect(bodies.length - valid).toBeGreaterThan(35);
  });
});

test("arrays whose first items are listed may be shorter or longer than the list", async () => {
  const engine = engineFor(
    schemasOf(
      { type: "object", properties: { pair: { $ref: "#/components/schemas/Pair" } } },
      { Pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }] } },
    ),
  );
  await engine.prepare();
  for (const pair of [[], ["a"], ["a", 1], ["a", 1, null]]) {
    expect(await engine.body("save", json, { pair })).toEqual([]);
  }
  const fault = [{ in: "body", field: "pair.1", message: "must be number", value: "b" }];
  expect(await engine.body("save", json, { pair: ["a", "b"] })).toEqual(fault);
  expect(await engine.response("save", "200", json, { pair: ["a", "b"] })).toEqual(fault);
});

test("patterns that Unicode mode refuses are taken as they were meant", async () => {
  const name = { type: "string", pattern: "^[a-zA-Z0-9_\\-\\:]+$" };
  const keyed: Schema = { type: "object", patternProperties: { "^\\:": { type: "integer" } } };
  const engine = expressOpenApiValidator(
    {
      api,
      operations: [operation],
      schemas: {
        components: { Name: name, Plain: { type: "integer" } },
        operations: {
          save: {
            body: {
              [json]: { properties: { name: { $ref: "#/components/schemas/Name" } } },
              "application/a+json": keyed,
              "application/b+json": { $ref: "#/components/schemas/Plain" },
            },
          },
        },
      },
    },
    { responses: true },
  );
  await engine.prepare();
  expect(await engine.body("save", json, { name: "a-b:c" })).toEqual([]);
  expect(await engine.body("save", json, { name: "a b" })).toEqual([
    { in: "body", field: "name", message: `must match pattern "${name.pattern}"`, value: "a b" },
  ]);
  expect(await engine.body("save", "application/a+json", { ":x": "1" })).toMatchObject([{ field: ":x" }]);
  expect(await engine.body("save", "application/b+json", "1")).toMatchObject([
    { message: "must be integer" },
  ]);
});

test("answers of server errors are checked too", async () => {
  const engine = engineFor(schemasOf({ type: "string" }));
  expect(await engine.response("save", "5XX", json, 1)).toMatchObject([{ message: "must be string" }]);
});

test("a value is not changed: no defaults, no coercion, no dates", async () => {
  const engine = engineFor(agent);
  const value = { secret: "s", hostname: "a", seen: "2026-01-01T00:00:00Z", parent: { secret: "s" } };
  const before = structuredClone(value);
  await engine.body("save", json, value);
  await engine.response("save", "200", json, value);
  expect(value).toEqual(before);
});

test("a place without a schema takes anything", async () => {
  const engine = engineFor(agent);
  expect(await engine.body("save", "text/plain", 1)).toEqual([]);
  expect(await engine.body("unknown", json, 1)).toEqual([]);
});

test("schemas of many operations are kept apart", async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `save${index}`);
  const engine = expressOpenApiValidator(
    {
      api,
      operations: ids.map((id) => ({ ...operation, id })),
      schemas: {
        components: {},
        operations: Object.fromEntries(ids.map((id) => [id, { body: { [json]: { const: id } } }])),
      },
    },
    { responses: false },
  );
  for (const id of ids) {
    expect(await engine.body(id, json, id)).toEqual([]);
    expect(await engine.body(id, json, "save")).toMatchObject([{ message: "must be equal to constant" }]);
  }
});

test("a schema that cannot be compiled leaves the others of the contract alone", async () => {
  const operations = ["good", "bad", "fine"].map((id) => ({ ...operation, id }));
  const body = (schema: Schema): OperationSchemas => ({ body: { [json]: schema } });
  const schemas = {
    components: {},
    operations: {
      good: body({ type: "integer" }),
      bad: body({ $ref: "#/components/schemas/Gone" }),
      fine: body({ type: "string" }),
    },
  };
  const engine = expressOpenApiValidator({ api, operations, schemas }, { responses: false });
  await expect(engine.prepare()).rejects.toThrow(
    "The schema of bad body application/json cannot be compiled",
  );
  expect(await engine.body("good", json, 1)).toEqual([]);
  expect(await engine.body("fine", json, 1)).toMatchObject([{ message: "must be string" }]);
  await expect(engine.body("bad", json, 1)).rejects.toThrow(ContractCompileError);
});

test("preparing ends as soon as its signal is aborted", async () => {
  const engine = engineFor(schemasOf({ $ref: "#/components/schemas/Gone" }));
  await engine.prepare(AbortSignal.abort());
});

test.each<[string, Schema, ContractSchemas["components"]]>([
  ["a reference that leads nowhere", { $ref: "#/components/schemas/Gone" }, {}],
  [
    "a reference below a component that leads nowhere",
    { $ref: "#/components/schemas/A/properties/b" },
    { A: {} },
  ],
  ["a pattern that is no regular expression", { type: "string", pattern: "(" }, {}],
  ["a keyword of the wrong kind", { type: "strin" }, {}],
])("%s is told at start, with the operation", async (_, schema, more) => {
  const preparing = engineFor(schemasOf(schema, more)).prepare();
  await expect(preparing).rejects.toThrow(ContractCompileError);
  await expect(preparing).rejects.toThrow("The schema of save body application/json cannot be compiled: ");
});

test("a fault of what only answers are held against is told at start where answers are checked", async () => {
  const schemas = {
    components: {},
    operations: { save: { responses: { "200": { [json]: { pattern: "(" } } } } },
  };
  const contract = { api, operations: [operation], schemas };
  const preparing = expressOpenApiValidator(contract, { responses: true }).prepare();
  await expect(preparing).rejects.toThrow(
    "The schema of save 200 application/json cannot be compiled: The pattern (",
  );
  await expressOpenApiValidator(contract, { responses: false }).prepare();
});

test.each<[string, Schema, ContractSchemas["components"], unknown]>([
  [
    "anchors and ids",
    { $ref: "#/components/schemas/A" },
    { A: { $id: "https://a.example/a", $anchor: "x", type: "string" } },
    "s",
  ],
  ["a boolean", true, {}, 1],
  ["an extension that holds a reference", { "x-patch": { $ref: "#/components/schemas/Gone" } }, {}, 1],
  ["a component that is a boolean", { $ref: "#/components/schemas/Any" }, { Any: true }, 1],
  ["prefixItems without bounds", { type: "array", prefixItems: [{ type: "string" }] }, {}, ["s", 1]],
  ["an unknown format", { type: "string", format: "colour" }, {}, "red"],
  [
    "a discriminator with a mapping",
    { $ref: "#/components/schemas/Shape" },
    components,
    { kind: "circle", radius: 1 },
  ],
])("%s compile", async (_, schema, more, value) => {
  const engine = engineFor(schemasOf(schema, more));
  await engine.prepare();
  expect(await engine.body("save", json, value)).toEqual([]);
});
