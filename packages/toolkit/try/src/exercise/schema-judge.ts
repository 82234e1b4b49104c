import { type ContractSchemas, isSchemaObject, mapSchema, type Schema } from "@lockstep/operation";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
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
  const compiled = new Map<Schema, ValidateFunction>();
  const compile = (schema: Schema): ValidateFunction => {
    const anchored = JSON.stringify(adapt(schema)).replaceAll('"$ref":"#/', '"$ref":"document#/');
    const validate = ajv.compile(JSON.parse(anchored));
    compiled.set(schema, validate);
    return validate;
  };
  return (schema, value) => {
    try {
      const validate = compiled.get(schema) ?? compile(schema);
      return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: "body" });
    } catch (error) {
      return `its schema cannot be used: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
}

/** Answers need not hold what only requests carry (OAS 3.1 §4.8.24.5). */
export function asAnswered(schema: Schema): Schema {
  return withoutRequired(schema, "writeOnly");
}

/** Requests need not hold what only answers carry. */
export function asSent(schema: Schema): Schema {
  return withoutRequired(schema, "readOnly");
}

function withoutRequired(schema: Schema, only: "readOnly" | "writeOnly"): Schema {
  return mapSchema(schema, (node) => {
    const { properties, required } = node;
    if (!Array.isArray(required) || !isSchemaObject(properties)) return node;
    const other = (name: unknown): boolean => {
      const property = properties[String(name)];
      return isSchemaObject(property) && property[only] === true;
    };
    return { ...node, required: required.filter((name) => !other(name)) };
  });
}

function lenient(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
