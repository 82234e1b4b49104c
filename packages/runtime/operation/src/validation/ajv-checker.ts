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
  forbidden: "readOnly" | "writeOnly",
): (key: string, schema: Schema | undefined) => Check | undefined {
  const checks = new Map<string, Check>();
  let ajv: AjvLike | undefined;
  return (key, schema) => {
    if (schema === undefined) return undefined;
    const known = checks.get(key);
    if (known) return known;
    if (!ajv) {
      ajv = createAjv();
      ajv.addSchema(
        { $id: rootId, components: { schemas: directed(schemas.components, forbidden) } },
        rootId,
      );
    }
    const validate = ajv.compile(directed(anchored(schema), forbidden) as object | boolean);
    const check: Check = (value) => (validate(value) === true ? undefined : (validate.errors ?? []));
    checks.set(key, check);
    return check;
  };
}

/** Makes `#/…` references point into the contract instead of into the small schema that holds them. */
function anchored(schema: unknown): unknown {
  return mapSchema(schema, (node) =>
    typeof node["$ref"] === "string" && node["$ref"].startsWith("#/")
      ? { ...node, $ref: `${rootId}${node["$ref"]}` }
      : node,
  );
}

/** Forbids the properties that do not travel in this direction, and no longer requires them. */
function directed(schema: unknown, forbidden: "readOnly" | "writeOnly"): unknown {
  return mapSchema(schema, (node) => {
    const properties = node["properties"];
    if (!isRecord(properties)) return node;
    const gone = Object.keys(properties).filter(
      (name) => isRecord(properties[name]) && properties[name][forbidden] === true,
    );
    if (gone.length === 0) return node;
    const kept = Object.entries(properties).map(([name, value]) => [
      name,
      gone.includes(name) ? false : value,
    ]);
    const required = Array.isArray(node["required"])
      ? node["required"].filter((name) => !gone.includes(name))
      : undefined;
    return { ...node, properties: Object.fromEntries(kept), ...(required && { required }) };
  });
}

const dataKeywords: ReadonlySet<string> = new Set(["const", "enum", "default", "examples", "example"]);

function mapSchema(
  value: unknown,
  change: (node: Record<string, unknown>) => Record<string, unknown>,
): unknown {
  if (Array.isArray(value)) return value.map((item) => mapSchema(item, change));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [
    key,
    dataKeywords.has(key) ? child : mapSchema(child, change),
  ]);
  return change(Object.fromEntries(entries) as Record<string, unknown>);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
