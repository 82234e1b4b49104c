import { type ContractSchemas, mapSchema, type Schema } from "@lockstep/operation";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Says what is wrong with a value by a schema of the document; `undefined`: nothing. */
export type SchemaJudge = (schema: Schema, value: unknown) => string | undefined;

/**
 * Judges values by the document's schemas alone, without the runtimes' own checker, so that a fault of that one is seen.
 * @param adapt changes every schema before it is used, e.g. for one direction. Default: as they are.
 */
export function schemaJudge(
  schemas: ContractSchemas,
  adapt: (schema: Schema) => Schema = (schema) => schema,
): SchemaJudge {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    code: { regExp: Object.assign(lenient, { code: "new RegExp" }) },
  });
  addFormats.default(ajv);
  const components = Object.entries(schemas.components).map(
    ([name, schema]) => [name, adapt(schema)] as const,
  );
  ajv.addSchema({ $id: "document", components: { schemas: Object.fromEntries(components) } });
  return (schema, value) => {
    const anchored: object | boolean = JSON.parse(
      JSON.stringify(adapt(schema)).replaceAll('"$ref":"#/', '"$ref":"document#/'),
    );
    return ajv.validate(anchored, value) ? undefined : ajv.errorsText(ajv.errors, { dataVar: "body" });
  };
}

/** Answers need not hold what only requests carry (OAS 3.1 §4.8.24.5). */
export function asAnswered(schema: Schema): Schema {
  return mapSchema(schema, (node) => {
    const { properties, required } = node;
    if (!Array.isArray(required) || typeof properties !== "object" || properties === null) return node;
    const sent = new Set(
      Object.entries(properties).flatMap(([name, one]) =>
        typeof one === "object" && one !== null && (one as { writeOnly?: unknown }).writeOnly === true
          ? [name]
          : [],
      ),
    );
    return { ...node, required: required.filter((name) => !sent.has(String(name))) };
  });
}

function lenient(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
