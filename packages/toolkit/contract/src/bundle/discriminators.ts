import {
  entriesOf,
  isJsonObject,
  own,
  ownList,
  ownObject,
  ownString,
  referenceOf,
} from "../json/json-object.ts";
import { lastSegment, pointerOfFragment } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";
import { follow } from "../queries/resolve.ts";
import { isMutable, type MutableObject, setOwn } from "./mutable.ts";
import { isComponent } from "./resolve-reference.ts";

/**
 * Writes into the mapping of each discriminator what it says by itself: a branch that is not mapped goes by its component's name,
 * unless its own property says which values it takes. @see OpenAPI 3.1 §4.8.25
 */
export function completeMappings(document: JsonObject, schemas: readonly MutableObject[]): void {
  for (const schema of schemas) {
    const discriminator = ownObject(schema, "discriminator");
    const property = discriminator && ownString(discriminator, "propertyName");
    if (property === undefined || !isMutable(discriminator)) continue;
    const written = discriminator["mapping"];
    const mapping: MutableObject = isMutable(written) ? { ...written } : {};
    const mapped = new Set(Object.values(mapping));
    for (const branch of [...ownList(schema, "oneOf"), ...ownList(schema, "anyOf")]) {
      const ref = referenceOf(branch);
      const pointer = ref === undefined ? "" : pointerOfFragment(ref.slice(1));
      if (ref === undefined || mapped.has(ref) || !isComponent(pointer, "schemas")) continue;
      const name = lastSegment(pointer);
      if (Object.hasOwn(mapping, name) || !takesAnyText(document, branch, property)) continue;
      setOwn(mapping, name, ref);
    }
    if (Object.keys(mapping).length > entriesOf(written).length) setOwn(discriminator, "mapping", mapping);
  }
}

/** True for a schema that has the property as a plain text, and no branches that may say more of it. */
function takesAnyText(document: JsonObject, schema: unknown, property: string): boolean {
  const found = parts(document, schema);
  if (found.some((part) => Object.hasOwn(part, "oneOf") || Object.hasOwn(part, "anyOf"))) return false;
  const written = found.flatMap((part) => own(ownObject(part, "properties") ?? {}, property) ?? []);
  const resolved = written.flatMap((one) => parts(document, one));
  return (
    resolved.some((part) => part["type"] === "string") &&
    resolved.every((part) =>
      ["enum", "const", "oneOf", "anyOf", "pattern"].every((key) => !Object.hasOwn(part, key)),
    )
  );
}

/** A schema, and what `$ref` and `allOf` add to it; each once, so that a circle ends. */
function parts(document: JsonObject, schema: unknown): readonly JsonObject[] {
  const found = new Set<JsonObject>();
  const open = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node } = follow(document, next, "");
    if (!isJsonObject(node) || found.has(node)) continue;
    found.add(node);
    open.push(...ownList(node, "allOf"));
  }
  return [...found];
}
