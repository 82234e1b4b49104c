import { isJsonObject, type JsonObject } from "@lockstep/contract";
import { record } from "../json-object.ts";
import { componentName } from "./component-name.ts";

/** Component → discriminating property → the values that it can have. */
export type Discriminated = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * What discriminators say of the components that they choose from: their property has the mapped values, else, where the
 * component does not say itself what it can be, the component's name. @see OpenAPI 3.1 §4.8.25
 */
export function findDiscriminated(schemas: JsonObject, roots: readonly unknown[]): Discriminated {
  const found = new Map<string, Map<string, readonly string[]>>();
  const children = childrenByParent(schemas);
  const see = (node: JsonObject, component: string | undefined): void => {
    const { discriminator } = node;
    if (!isJsonObject(discriminator) || typeof discriminator["propertyName"] !== "string") return;
    const property = discriminator["propertyName"];
    const branches = [node["oneOf"], node["anyOf"]].flatMap((list) => (Array.isArray(list) ? list : []));
    const listed = branches.flatMap((branch) => componentName(record(branch)["$ref"]) ?? []);
    const chosen =
      listed.length > 0 ? listed : component === undefined ? [] : (children.get(component) ?? []);
    const mapped = Map.groupBy(Object.entries(record(discriminator["mapping"])), ([, to]) =>
      targetOf(to, schemas),
    );
    for (const name of new Set(chosen)) {
      const values = mapped.get(name)?.map(([value]) => value);
      if (values === undefined && saysItself(schemas[name], property, schemas)) continue;
      if (!canCarry(schemas[name])) continue;
      const properties = found.get(name) ?? new Map<string, readonly string[]>();
      properties.set(property, [...new Set([...(properties.get(property) ?? []), ...(values ?? [name])])]);
      found.set(name, properties);
    }
  };
  for (const [name, schema] of Object.entries(schemas)) visit(schema, name, see);
  for (const root of roots) visit(root, undefined, see);
  return found;
}

/** A mapping's value is a reference or the name of a component. */
function targetOf(value: unknown, schemas: JsonObject): string | undefined {
  if (typeof value !== "string") return undefined;
  return componentName(value) ?? (Object.hasOwn(schemas, value) ? value : undefined);
}

/** Parent → the components that take it by `allOf`. */
function childrenByParent(schemas: JsonObject): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    const parts = record(schema)["allOf"];
    for (const part of Array.isArray(parts) ? parts : []) {
      const parent = componentName(record(part)["$ref"]);
      if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), name]);
    }
  }
  return children;
}

/** Whether a component, or an `allOf` part of it that is written in place, lists the values of a property. */
function saysItself(schema: unknown, property: string, schemas: JsonObject): boolean {
  const node = record(schema);
  const declared = record(record(node["properties"])[property]);
  const target = componentName(declared["$ref"]);
  const said = target === undefined ? declared : record(schemas[target]);
  if (said["const"] !== undefined || Array.isArray(said["enum"])) return true;
  const parts = Array.isArray(node["allOf"]) ? node["allOf"] : [];
  return parts.some((part) => record(part)["$ref"] === undefined && saysItself(part, property, schemas));
}

/** Only objects have properties; a union is narrowed by its own branches. */
function canCarry(schema: unknown): boolean {
  const { type, properties, allOf, oneOf, anyOf } = record(schema);
  if (Array.isArray(oneOf) || Array.isArray(anyOf)) return false;
  return type === "object" || isJsonObject(properties) || Array.isArray(allOf);
}

function visit(
  value: unknown,
  component: string | undefined,
  see: (node: JsonObject, component: string | undefined) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, undefined, see);
    return;
  }
  if (!isJsonObject(value)) return;
  if (Object.hasOwn(value, "discriminator")) see(value, component);
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (typeof child === "object" && !dataKeywords.has(key)) visit(child, undefined, see);
  }
}

const dataKeywords: ReadonlySet<string> = new Set(["const", "enum", "default", "example", "examples"]);
