import { type Forbidden, withoutForbidden } from "./direction.ts";
import { mapSchema } from "./schema-walk.ts";
import type { Check, ContractSchemas, Schema, SchemaChecker } from "./schemas.ts";
import type { SchemaFault } from "./violation.ts";

/** What is needed of Ajv: an instance for the 2020-12 dialect with its formats added. */
export interface AjvLike {
  compile(
    schema: object | boolean,
  ): ((value: unknown) => unknown) & { errors?: readonly SchemaFault[] | null };
  addSchema(schema: object, key: string): unknown;
}

/**
 * Checks values with Ajv; a place is compiled when it is first asked for.
 * @param createAjv makes a fresh instance; called twice, for requests and for answers.
 */
export function ajvChecker(schemas: ContractSchemas, createAjv: () => AjvLike): SchemaChecker {
  const request = compiler(schemas, createAjv, "readOnly");
  const response = compiler(schemas, createAjv, "writeOnly");
  return {
    parameter: (id, place) => request(`${id} ${place}`, schemas.operations[id]?.parameters?.[place]),
    body: (id, mediaType) => request(`${id} body ${mediaType}`, schemas.operations[id]?.body?.[mediaType]),
    response: (id, status, mediaType) =>
      response(`${id} ${status} ${mediaType}`, schemas.operations[id]?.responses?.[status]?.[mediaType]),
  };
}

const rootId = "contract";

function compiler(
  schemas: ContractSchemas,
  createAjv: () => AjvLike,
  forbidden: Forbidden,
): (key: string, schema: Schema | undefined) => Check | undefined {
  const checks = new Map<string, Check>();
  let ajv: AjvLike | undefined;
  return (key, schema) => {
    if (schema === undefined) return undefined;
    const known = checks.get(key);
    if (known) return known;
    if (!ajv) {
      ajv = createAjv();
      const components = Object.entries(schemas.components).map(([name, one]) => [
        name,
        directed(one, forbidden),
      ]);
      ajv.addSchema({ $id: rootId, components: { schemas: Object.fromEntries(components) } }, rootId);
    }
    const validate = ajv.compile(directed(anchored(schema), forbidden));
    const check: Check = (value) => (validate(value) === true ? undefined : (validate.errors ?? []));
    checks.set(key, check);
    return check;
  };
}

/** Makes `#/…` references point into the contract instead of into the small schema that holds them. */
function anchored(schema: Schema): Schema {
  return mapSchema(schema, (node) =>
    typeof node["$ref"] === "string" && node["$ref"].startsWith("#/")
      ? { ...node, $ref: `${rootId}${node["$ref"]}` }
      : node,
  );
}

/** Forbids what does not travel in this direction. */
function directed(schema: Schema, forbidden: Forbidden): Schema {
  return mapSchema(schema, (node, original) => withoutForbidden(node, original, forbidden));
}
