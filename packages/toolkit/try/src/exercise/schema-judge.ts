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
  for (const [name, schema] of Object.entries(schemas.components)) {
    const whole = adapt(schema);
    ajv.addSchema(
      typeof whole === "boolean"
        ? { $id: idOf(name), allOf: [whole] }
        : anchored({ ...whole, $id: idOf(name) }),
    );
  }
  const compiled = new Map<Schema, ValidateFunction>();
  const compile = (schema: Schema): ValidateFunction => {
    const validate = ajv.compile(anchored(adapt(schema)));
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

/** Each component is a resource of its own (JSON Schema 2020-12 §8.2.1), so that anchors of two never meet. */
function idOf(name: string): string {
  return `component:${encodeURIComponent(name)}`;
}

/** Makes references into the components lead to these resources. */
function anchored(schema: Schema): object | boolean {
  return mapSchema(schema, (node) => {
    const [, segment, below = ""] =
      /^#\/components\/schemas\/([^/]+)(\/.*)?$/.exec(String(node["$ref"])) ?? [];
    if (segment === undefined) return node;
    const name = decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
    return { ...node, $ref: `${idOf(name)}#${below}` };
  });
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
