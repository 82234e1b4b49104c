import { grammar } from "../bundle/grammar.ts";
import { isJsonObject, referenceOf } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { JsonObject, SchemaNode } from "../model.ts";
import { follow, type HasDocument } from "./resolve.ts";

export interface WalkSchemaOptions {
  /** Also enter what `$ref`s lead to. Default true. */
  readonly followReferences?: boolean;
}

/**
 * Visits a schema and every schema below it, each object once, so that circles end.
 * @param pointer JSON pointer of the schema in the document; those given to `visit` continue it.
 * @param visit Answers `false` to leave out what is below a schema.
 */
export function walkSchema(
  contract: HasDocument,
  schema: SchemaNode,
  pointer: string,
  visit: (schema: SchemaNode, pointer: string) => boolean | undefined,
  options: WalkSchemaOptions = {},
): void {
  const seen = new Set<unknown>();
  const enter = (node: unknown, at: string): void => {
    if (typeof node === "boolean") {
      visit(node, at);
      return;
    }
    if (!isJsonObject(node) || seen.has(node)) return;
    seen.add(node);
    if (visit(node, at) === false) return;
    if (options.followReferences !== false && referenceOf(node) !== undefined) {
      const target = follow(contract.document, node, at);
      enter(target.node, target.pointer);
    }
    enterChildren(node, at);
  };
  const enterChildren = (node: JsonObject, at: string): void => {
    for (const [key, slot] of grammar.schema.fields) {
      if (slot.kind !== "schema" || !Object.hasOwn(node, key)) continue;
      const value = node[key];
      const below = joinPointer(at, key);
      if (slot.shape === "one" || (slot.shape === "oneOrList" && !Array.isArray(value))) enter(value, below);
      else if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) enter(item, joinPointer(below, index));
      } else if (isJsonObject(value)) {
        for (const [name, item] of Object.entries(value)) enter(item, joinPointer(below, name));
      }
    }
  };
  enter(schema, pointer);
}
