import { isJsonObject, referenceOf } from "../json/json-object.ts";
import { pointerOfFragment, valueAt } from "../json/json-pointer.ts";
import type { JsonObject, SchemaModel, SchemaNode } from "../model.ts";

/** What queries need of a contract. */
export interface HasDocument {
  readonly document: JsonObject;
}

/** A node with the place where it is written. */
export interface Located {
  readonly node: unknown;
  /** JSON pointer into the document. */
  readonly pointer: string;
}

/** Follows `$ref`s, chains included, from a node at a pointer. The node is undefined where they lead nowhere or in a circle. */
export function follow(document: JsonObject, node: unknown, pointer: string): Located {
  let located: Located = { node, pointer };
  for (let hops = 0; hops < 100; hops++) {
    const ref = referenceOf(located.node);
    if (ref === undefined) return located;
    if (!ref.startsWith("#")) return { node: undefined, pointer: located.pointer };
    const target = pointerOfFragment(ref.slice(1));
    located = { node: valueAt(document, target), pointer: target };
  }
  return { node: undefined, pointer };
}

/**
 * The schema that a schema stands for: itself, or what its `$ref` leads to, chains followed. Keywords beside the `$ref`
 * are not merged. `true` (anything) where the `$ref` leads nowhere or in a circle.
 */
export function resolve(contract: HasDocument, schema: SchemaNode): SchemaNode {
  return asSchema(follow(contract.document, schema, "").node);
}

/** The model of the schema that a `$ref` names; undefined for a schema that is written in place. */
export function referencedSchema(
  contract: { readonly schemas: readonly SchemaModel[] },
  schema: SchemaNode,
): SchemaModel | undefined {
  const ref = referenceOf(schema);
  if (ref === undefined) return undefined;
  const pointer = pointerOfFragment(ref.slice(1));
  return indexOf(contract.schemas).get(pointer);
}

const indexes = new WeakMap<readonly SchemaModel[], ReadonlyMap<string, SchemaModel>>();

function indexOf(schemas: readonly SchemaModel[]): ReadonlyMap<string, SchemaModel> {
  let index = indexes.get(schemas);
  if (index === undefined) {
    index = new Map(schemas.map((schema) => [schema.pointer, schema]));
    indexes.set(schemas, index);
  }
  return index;
}

/** A node as a schema; `true` where it is none. */
export function asSchema(node: unknown): SchemaNode {
  return typeof node === "boolean" || isJsonObject(node) ? node : true;
}
