import { stringLiteral } from "@lockstep/codegen";
import { isJsonObject, type JsonObject, resolve } from "@lockstep/contract";
import { record } from "../json-object.ts";
import { componentName } from "../schema/component-name.ts";
import type { SchemaScope } from "../schema/scope.ts";
import { arrayOf, neverType, type Spot, type TypeText, tight, unknownType } from "../schema/type-text.ts";
import { binaryIn } from "./binary-components.ts";
import { type Member, membersType } from "./member.ts";
import { type TypePrinter, typeAt } from "./type-printer.ts";

/** `content`: a member for each media type. */
export function contentType(
  content: unknown,
  spot: Spot,
  scope: SchemaScope,
  document: JsonObject,
): TypeText {
  const members = Object.entries(record(content))
    .filter(([mediaType]) => !mediaType.startsWith("x-"))
    .map(([mediaType, media]): Member => {
      const inside = { ...scope, binary: binaryIn(mediaType) };
      return { name: mediaType, type: (at) => mediaTypeType(record(resolved(media, document)), at, inside) };
    });
  return membersType(
    members.length > 0 ? members : [{ name: "*/*", optional: true, type: () => neverType }],
    spot,
  );
}

function mediaTypeType(media: JsonObject, spot: Spot, scope: SchemaScope): TypeText {
  if (media["schema"] !== undefined) return typeAt(media["schema"], spot, scope);
  // All items of a sequential media type together are a list of them. @see OpenAPI 3.2, Sequential Media Types
  if (media["itemSchema"] !== undefined) return arrayOf(typeAt(media["itemSchema"], spot, scope), spot);
  return unknownType;
}

/** A request body: `{ content: … }`, or the component's. */
export function bodyType(value: unknown, spot: Spot, { input, document }: TypePrinter): TypeText {
  const shared = componentAccess(value, "requestBodies");
  if (shared !== undefined) return shared;
  const body = record(resolved(value, document));
  return membersType(
    [{ name: "content", type: (at) => contentType(body["content"], at, input, document) }],
    spot,
  );
}

/** A response: its headers and `content`, or the component's. */
export function responseType(value: unknown, spot: Spot, { output, document }: TypePrinter): TypeText {
  const shared = componentAccess(value, "responses");
  if (shared !== undefined) return shared;
  const response = record(resolved(value, document));
  const content = record(response["content"]);
  const headers: Member = {
    name: "headers",
    type: (at) => headersType(response["headers"], at, output, document),
  };
  const members: readonly Member[] =
    Object.keys(content).length > 0
      ? [headers, { name: "content", type: (at) => contentType(content, at, output, document) }]
      : [headers, { name: "content", optional: true, type: () => neverType }];
  return membersType(members, spot);
}

function headersType(headers: unknown, spot: Spot, scope: SchemaScope, document: JsonObject): TypeText {
  const members = Object.entries(record(headers)).map(([name, value]): Member => {
    const header = record(resolved(value, document));
    return {
      name,
      optional: header["required"] !== true,
      doc: scope.docOf(header),
      type: (at) => componentAccess(value, "headers") ?? parameterType(header, at, scope),
    };
  });
  const { text } = membersType(members, spot);
  if (members.length === 0) return tight("{ [name: string]: unknown }");
  const broken = text.includes("\n");
  const margin = " ".repeat(spot.margin);
  return tight(
    broken
      ? text.replace(/\n *\}$/, `\n${margin}  [name: string]: unknown;\n${margin}}`)
      : text.replace(/ \}$/, "; [name: string]: unknown }"),
  );
}

/** What a parameter or header holds: its schema, or that of its only media type. */
export function parameterType(parameter: JsonObject, spot: Spot, scope: SchemaScope): TypeText {
  if (parameter["schema"] !== undefined) return typeAt(parameter["schema"], spot, scope);
  const [media] = Object.values(record(parameter["content"]));
  return media === undefined ? tight("string") : mediaTypeType(record(media), spot, scope);
}

/** `components["responses"]["NotFound"]` for a reference to a component of that kind. */
export function componentAccess(value: unknown, kind: string): TypeText | undefined {
  const name = componentName(record(value)["$ref"], kind);
  return name === undefined ? undefined : tight(`components["${kind}"][${stringLiteral(name)}]`);
}

function resolved(value: unknown, document: JsonObject): unknown {
  return isJsonObject(value) ? resolve({ document }, value) : value;
}
