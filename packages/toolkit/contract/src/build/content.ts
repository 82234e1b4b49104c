import { entriesOf, isJsonObject, own, ownObject } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { JsonObject, MediaTypeModel } from "../model.ts";
import { asSchema } from "../queries/resolve.ts";
import { type BuildContext, type Node, nodeAt } from "./build-context.ts";

/** The media types of a body, response, parameter or header, in the document's order. */
export function buildContent(holder: Node, context: BuildContext): readonly MediaTypeModel[] {
  const base = joinPointer(holder.pointer, "content");
  return entriesOf(own(holder.value, "content"))
    .filter(([mediaType]) => !mediaType.startsWith("x-"))
    .map(([mediaType, value]) => mediaTypeModel(mediaType, value, joinPointer(base, mediaType), context));
}

function mediaTypeModel(
  mediaType: string,
  value: unknown,
  pointer: string,
  context: BuildContext,
): MediaTypeModel {
  const node = nodeAt(value, pointer, context) ?? { value: {}, pointer };
  const schema = own(node.value, "schema");
  const itemSchema = own(node.value, "itemSchema");
  return {
    mediaType,
    ...(isSchema(schema) ? { schema } : {}),
    ...(isSchema(itemSchema) ? { itemSchema } : {}),
    encoding: ownObject(node.value, "encoding") ?? {},
    examples: examplesOf(node, context),
    pointer: node.pointer,
    schemaPointer: joinPointer(node.pointer, "schema"),
  };
}

/** `example` under the name `default`, or `examples` with their values; those whose value is elsewhere are left out. */
function examplesOf(node: Node, context: BuildContext): JsonObject {
  const found: (readonly [string, unknown])[] = [];
  if (Object.hasOwn(node.value, "example")) found.push(["default", node.value["example"]]);
  const base = joinPointer(node.pointer, "examples");
  for (const [name, value] of entriesOf(own(node.value, "examples"))) {
    const example = nodeAt(value, joinPointer(base, name), context)?.value ?? {};
    if (Object.hasOwn(example, "value")) found.push([name, example["value"]]);
    // OpenAPI 3.2: the value before it is serialised.
    else if (Object.hasOwn(example, "dataValue")) found.push([name, example["dataValue"]]);
  }
  return Object.fromEntries(found);
}

function isSchema(value: unknown): value is JsonObject | boolean {
  return typeof value === "boolean" || isJsonObject(value);
}

/** The schema of a parameter or header: its own, or that of its one media type; `true` where it has none. */
export function schemaOf(
  node: Node,
  context: BuildContext,
): Pick<MediaTypeModel, "schemaPointer"> & {
  readonly schema: JsonObject | boolean;
  readonly contentType?: string;
} {
  const written = own(node.value, "schema");
  if (written === undefined) {
    const [content] = buildContent(node, context);
    if (content !== undefined) {
      return {
        schema: content.schema ?? true,
        schemaPointer: content.schemaPointer,
        contentType: content.mediaType,
      };
    }
  }
  return {
    schema: written === undefined ? true : asSchema(written),
    schemaPointer: joinPointer(node.pointer, "schema"),
  };
}
