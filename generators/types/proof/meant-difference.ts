import { type Contract, isJsonObject, resolve, walkSchema } from "@lockstep/contract";

/** Why a schema's type differs from openapi-typescript's on purpose: the first such place in it or in what it refers to. */
export function meantDifference(contract: Contract, name: string): string | undefined {
  const model = contract.schemas.find((schema) => schema.name === name);
  if (model === undefined) return undefined;
  const branches = discriminatedBranches(contract);
  let reason: string | undefined;
  walkSchema(contract, model.schema, model.pointer, (schema) => {
    if (branches.has(schema)) reason ??= "a discriminated branch keeps the values that it has itself";
    if (isJsonObject(schema)) reason ??= reasons.find(([, holds]) => holds(schema))?.[0];
    return reason === undefined;
  });
  return reason;
}

const known = new WeakMap<Contract, ReadonlySet<unknown>>();

/** The schemas that some discriminator of the document chooses from. */
function discriminatedBranches(contract: Contract): ReadonlySet<unknown> {
  const before = known.get(contract);
  if (before !== undefined) return before;
  const found = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isJsonObject(value)) return;
    if (isJsonObject(value["discriminator"])) {
      for (const branch of [value["oneOf"], value["anyOf"]].flat()) {
        if (isJsonObject(branch)) found.add(resolve(contract, branch));
      }
    }
    for (const child of Object.values(value)) visit(child);
  };
  visit(contract.document);
  known.set(contract, found);
  return found;
}

type Holds = (schema: Readonly<Record<string, unknown>>) => boolean;

const has = (...keys: readonly string[]): Holds => {
  return (schema) => keys.some((key) => schema[key] !== undefined);
};

/** What openapi-typescript 7.13 says otherwise, each for a reason. */
const reasons: readonly (readonly [reason: string, holds: Holds])[] = [
  [
    "`anyOf` beside other keywords is one of the branches as well, not instead",
    (schema) => has("anyOf")(schema) && has("properties", "allOf", "oneOf", "type")(schema),
  ],
  [
    "`oneOf` beside a type of its own narrows it",
    (schema) => has("oneOf")(schema) && has("type", "properties")(schema),
  ],
  [
    "`additionalProperties: false` without properties is an empty object",
    (schema) => schema["additionalProperties"] === false && isEmpty(schema["properties"]),
  ],
  [
    "what is required is there, also where no property says what it is",
    (schema) => {
      const { required, properties } = schema;
      return (
        Array.isArray(required) &&
        required.some((key) => !isJsonObject(properties) || !Object.hasOwn(properties, String(key)))
      );
    },
  ],
  ["answers do not hold what is `writeOnly`", (schema) => schema["writeOnly"] === true],
  [
    "keywords beside a `$ref` hold as well",
    (schema) => typeof schema["$ref"] === "string" && Object.keys(schema).length > 1,
  ],
  ["discriminators keep the values that a branch has itself", has("discriminator")],
  ["`const: null` is null", (schema) => schema["const"] === null],
  [
    "properties, items and values say what a schema is without `type`",
    (schema) => !has("type")(schema) && has("items", "prefixItems")(schema),
  ],
  ["bytes inside JSON are text", (schema) => schema["format"] === "binary"],
  ["`$defs` are no property", has("$defs")],
  ["`enum` beside `type: object` holds", (schema) => has("enum")(schema) && schema["type"] === "object"],
  ["tuples go on where `items` says how, and end earlier where `minItems` does", has("prefixItems")],
  [
    "numbers that a double cannot hold are `number`",
    (schema) =>
      Array.isArray(schema["enum"]) &&
      schema["enum"].some(
        (value) => typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value),
      ),
  ],
];

function isEmpty(properties: unknown): boolean {
  return !isJsonObject(properties) || Object.keys(properties).length === 0;
}
