import { isDeprecated } from "../extensions/x-deprecation/extension.ts";
import { entriesOf, own, ownString } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { BodyModel, HeaderModel, ResponseModel } from "../model.ts";
import { type BuildContext, layerOf, type Node, nodeAt } from "./build-context.ts";
import { buildContent, schemaOf } from "./content.ts";
import { ownDeprecation } from "./deprecation.ts";
import { buildLinks } from "./links.ts";

/** The body that an operation takes; undefined where it takes none. */
export function buildBody(operation: Node, context: BuildContext): BodyModel | undefined {
  const value = own(operation.value, "requestBody");
  const node =
    value === undefined ? undefined : nodeAt(value, joinPointer(operation.pointer, "requestBody"), context);
  if (node === undefined) return undefined;
  const description = ownString(node.value, "description");
  return {
    required: node.value["required"] === true,
    ...(description === undefined ? {} : { description }),
    content: buildContent(node, context),
    pointer: node.pointer,
  };
}

/** The answers that an operation declares, in the document's order. */
export function buildResponses(operation: Node, context: BuildContext): readonly ResponseModel[] {
  const base = joinPointer(operation.pointer, "responses");
  return entriesOf(own(operation.value, "responses"))
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, value]) => responseModel(status, value, joinPointer(base, status), context));
}

function responseModel(status: string, value: unknown, usage: string, context: BuildContext): ResponseModel {
  const node = nodeAt(value, usage, context) ?? { value: {}, pointer: usage };
  const description = ownString(node.value, "description");
  const deprecation = ownDeprecation(node, context);
  const listed = layerOf(node, "x-error-codes", context).value;
  return {
    status: /^[1-5]xx$/i.test(status) ? status.toUpperCase() : status,
    ...(description === undefined ? {} : { description }),
    headers: buildHeaders(node, context),
    content: buildContent(node, context),
    links: buildLinks(node, context),
    ...(deprecation === undefined ? {} : { deprecation }),
    errors: Array.isArray(listed) ? listed.map(String) : [],
    pointer: node.pointer,
  };
}

function buildHeaders(response: Node, context: BuildContext): readonly HeaderModel[] {
  const base = joinPointer(response.pointer, "headers");
  return entriesOf(own(response.value, "headers")).map(([name, value]) => {
    const node = nodeAt(value, joinPointer(base, name), context) ?? {
      value: {},
      pointer: joinPointer(base, name),
    };
    const description = ownString(node.value, "description");
    const deprecation = ownDeprecation(node, context);
    const { schema, schemaPointer } = schemaOf(node, context);
    return {
      name,
      required: node.value["required"] === true,
      ...(description === undefined ? {} : { description }),
      deprecated:
        node.value["deprecated"] === true || (deprecation !== undefined && isDeprecated(deprecation)),
      ...(deprecation === undefined ? {} : { deprecation }),
      schema,
      pointer: node.pointer,
      schemaPointer,
    };
  });
}
