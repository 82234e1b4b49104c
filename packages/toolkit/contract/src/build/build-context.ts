import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { ExtensionContext, OperationDraft } from "../extensions/define-extension.ts";
import { type Inherited, inherit, type Layer } from "../extensions/inherit.ts";
import { entriesOf, isJsonObject, own } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";
import { follow } from "../queries/resolve.ts";

/** What every part of the model is built from. */
export interface BuildContext extends ExtensionContext {
  readonly document: JsonObject;
  readonly version: "3.0" | "3.1" | "3.2";
  readonly reporter: Reporter<Catalogue>;
  /** JSON pointers of all operations. */
  readonly operationPointers: ReadonlySet<string>;
  /** Values of extensions that do not fit their schemas; they count as not written. */
  readonly wrongValues: ReadonlySet<unknown>;
}

/** A node of the document with the place where it is written. */
export interface Node {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The value of an extension at a node, as one layer of inheritance. */
export function layerOf(node: Node, name: string, context: BuildContext): Layer {
  const value = own(node.value, name);
  return {
    value: context.wrongValues.has(value) ? undefined : value,
    pointer: joinPointer(node.pointer, name),
  };
}

/** The value of an extension that holds at the last of the nodes; undefined where it is not said or switched off. */
export function inherited(
  nodes: readonly Node[],
  name: string,
  context: BuildContext,
): Inherited | undefined {
  return inherit(nodes.map((node) => layerOf(node, name, context)));
}

/** The context of an operation's own extensions. */
export function within(context: BuildContext, operation: OperationDraft): BuildContext {
  return { ...context, operation };
}

/** What a value of a map stands for, `$ref`s followed; undefined where it is no object. */
export function nodeAt(value: unknown, pointer: string, context: BuildContext): Node | undefined {
  const { node, pointer: at } = follow(context.document, value, pointer);
  return isJsonObject(node) ? { value: withSiblings(node, value), pointer: at } : undefined;
}

/** A `summary` or `description` beside a `$ref` stands in for that of its target. @see OpenAPI 3.1 §4.8.23 */
function withSiblings(target: JsonObject, reference: unknown): JsonObject {
  if (reference === target) return target;
  const beside = entriesOf(reference).filter(
    ([key, text]) => (key === "description" || key === "summary") && typeof text === "string",
  );
  return beside.length === 0 ? target : { ...target, ...Object.fromEntries(beside) };
}
