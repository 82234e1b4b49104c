import {
  type Code,
  code,
  importsFrom,
  joinCode,
  type Printable,
  propertyKey,
  stringLiteral,
} from "@lockstep/codegen";
import {
  type Contract,
  type ErrorCode,
  type JsonObject,
  type MediaTypeModel,
  type OperationModel,
  type ParameterModel,
  type ResponseModel,
  resolve,
  type SchemaNode,
  schemaAt,
} from "@lockstep/contract";
import { bodyKind } from "./body-kind.ts";
import type { Directions } from "./directions.ts";
import { carriesBody, declaresNoAnswer, inputParameters, isBodiless } from "./print-descriptor.ts";
import { referencedType } from "./referenced-type.ts";
import { componentName } from "./schema/component-name.ts";

const types = importsFrom("./types.gen.ts");
const runtime = importsFrom("@lockstep/operation/gen1");

/** The members of an operation's interface, ready to print. */
export interface OperationTypeCode {
  readonly input: Printable;
  readonly success: readonly Member[];
  readonly wire: readonly Member[];
  readonly errors: readonly Member[];
  readonly failures: readonly Member[];
  readonly item: Printable;
  readonly security: "none" | "optional" | "required";
}

type Member = readonly [key: string, type: Printable];

interface Context {
  readonly contract: Contract;
  readonly split: Directions;
}

/** Says in types what an operation takes and answers. A schema with a name is printed by its name. */
export function operationTypes(operation: OperationModel, context: Context): OperationTypeCode {
  const named = operation.responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  const fallback = operation.responses.filter(({ status }) => status === "default");
  const successes = named.length > 0 ? named : fallback;
  const failures = operation.responses.filter(({ status }) => !/^[12]/.test(status));
  const wire = successes.map(
    (response) => [statusKey(response), responseType(operation, response, context)] as const,
  );
  const any: readonly Member[] = declaresNoAnswer(operation) ? [['"2XX"', "unknown"]] : [];
  const success = successes.map(
    (response, index) =>
      [
        statusKey(response),
        payloadType(operation, response, wire[index]?.[1] ?? "undefined", context),
      ] as const,
  );
  return {
    input: inputType(operation, context),
    wire: [...wire, ...any],
    success: [...success, ...any],
    errors: operation.errors.map((error) => [propertyKey(error.code), errorType(error, context)]),
    failures: failures.map((response) => [statusKey(response), responseType(operation, response, context)]),
    item: itemType(operation, successes, wire, context),
    security: securityOf(operation),
  };
}

function inputType(operation: OperationModel, context: Context): Printable {
  const parts: Code[] = [];
  const parameters = inputParameters(operation);
  for (const [place, container] of containers) {
    const own = parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) continue;
    const mark = own.some(({ required }) => required) ? "" : "?";
    parts.push(code`${container}${mark}: ${containerType(operation, place, own)}`);
  }
  const { body } = operation;
  if (!body || body.content.length === 0) return parts.length === 0 ? "Record<never, never>" : braces(parts);
  const optional = body.required && carriesBody(operation) ? "" : "?";
  const bodies = body.content.map((media) => [media, bodyType(operation, media, context)] as const);
  const [only] = bodies;
  if (bodies.length === 1 && only && !only[0].mediaType.includes("*")) {
    return braces([...parts, code`body${optional}: ${only[1]}`]);
  }
  const variants = bodies.map(([{ mediaType }, type], index) => {
    const contentType = mediaType.includes("*") ? "string" : stringLiteral(mediaType);
    return braces([
      code`body${optional}: ${type}`,
      code`contentType${index === 0 ? "?" : ""}: ${contentType}`,
    ]);
  });
  const union = code`(${joinCode(variants, " | ")})`;
  return parts.length === 0 ? union : code`${braces(parts)} & ${union}`;
}

const containers = [
  ["path", "path"],
  ["query", "query"],
  ["querystring", "query"],
  ["header", "headers"],
  ["cookie", "cookies"],
] as const;

function containerType(operation: OperationModel, place: string, own: readonly ParameterModel[]): Printable {
  if (place === "querystring") return "Record<string, unknown>";
  const all = operation.parameters.filter((parameter) => parameter.in === place);
  const type = code`${operationAccess(operation)}["parameters"]["${place}"]`;
  const whole = all.some(({ required }) => required) ? type : code`NonNullable<${type}>`;
  if (all.length === own.length) return whole;
  return code`Omit<${whole}, ${all
    .filter((one) => !own.includes(one))
    .map(({ name }) => stringLiteral(name))
    .join(" | ")}>`;
}

function bodyType(operation: OperationModel, media: MediaTypeModel, context: Context): Printable {
  const access = code`NonNullable<${operationAccess(operation)}["requestBody"]>["content"][${stringLiteral(media.mediaType)}]`;
  return mediaTypeType(media, access, context, true);
}

function responseType(operation: OperationModel, response: ResponseModel, context: Context): Printable {
  if (response.content.length === 0 || isBodiless(operation, response.status)) return "undefined";
  const variants = response.content.map((media) => {
    const status = /^[1-9]\d*$/.test(response.status) ? response.status : stringLiteral(response.status);
    const access = code`${operationAccess(operation)}["responses"][${status}]["content"][${stringLiteral(media.mediaType)}]`;
    return mediaTypeType(media, access, context, false);
  });
  const distinct = variants.filter(
    (one, index) => typeof one !== "string" || variants.indexOf(one) === index,
  );
  return distinct.length === 1 ? (distinct[0] ?? "undefined") : joinCode(distinct, " | ");
}

/**
 * What a body of a media type is for TypeScript: JSON and forms by their schema, other text `string`, answers that go on and
 * on a stream of bytes, the rest `Blob`.
 */
function mediaTypeType(
  { mediaType, schema }: MediaTypeModel,
  access: Code,
  context: Context,
  input: boolean,
): Printable {
  const kind = bodyKind(mediaType);
  if (kind === "stream" && !input) return "ReadableStream<Uint8Array>";
  if (kind === "structured") {
    return schema === undefined ? "unknown" : schemaType(schema, access, context, input);
  }
  return kind === "text" ? "string" : "Blob";
}

function schemaType(schema: SchemaNode, access: Code, { split }: Context, input: boolean): Printable {
  const type =
    (input ? referencedType(schema, split.inputs) : undefined) ?? referencedType(schema, split.outputs);
  return type === undefined ? access : types.type(type);
}

/** The part of an answer that callers get: what stands at the envelope's place. */
function payloadType(
  operation: OperationModel,
  response: ResponseModel,
  wire: Printable,
  context: Context,
): Printable {
  const json = response.content.find(({ mediaType }) => /json/i.test(mediaType));
  if (!operation.envelope || json?.schema === undefined) return wire;
  return memberType(json.schema, operation.envelope.data, wire, context) ?? "undefined";
}

function itemType(
  { pagination }: OperationModel,
  successes: readonly ResponseModel[],
  wire: readonly Member[],
  context: Context,
): Printable {
  if (!pagination) return "never";
  const index = successes.findIndex(({ content }) =>
    content.some(({ mediaType }) => /json/i.test(mediaType)),
  );
  const schema = successes[index]?.content.find(({ mediaType }) => /json/i.test(mediaType))?.schema;
  if (schema === undefined) return "unknown";
  const type = memberType(schema, pagination.items, wire[index]?.[1] ?? "unknown", context);
  if (type === undefined) return "unknown";
  const place = schemaAt(context.contract, schema, pagination.items);
  const list = place.kind === "found" ? resolve(context.contract, place.schema) : undefined;
  const items = typeof list === "object" ? (list as JsonObject)["items"] : undefined;
  const name = referencedType(items, context.split.outputs);
  return name === undefined ? code`${runtime.type("Item")}<${type}>` : types.type(name);
}

function memberType(
  schema: SchemaNode,
  pointer: string,
  whole: Printable,
  context: Context,
): Printable | undefined {
  const place = schemaAt(context.contract, schema, pointer);
  if (place.kind === "missing") return undefined;
  const name =
    place.kind === "found" && place.schemas.length === 1
      ? referencedType(place.schema, context.split.outputs)
      : undefined;
  if (name !== undefined) return types.type(name);
  let type = whole;
  for (const segment of pointer.split("/").slice(1)) {
    const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    type = code`${runtime.type("Member")}<${type}, ${stringLiteral(key)}>`;
  }
  return type;
}

function errorType({ status, details, detailsPointer }: ErrorCode, { split }: Context): Code {
  const name = detailsPointer === undefined ? undefined : componentName(`#${detailsPointer}`);
  const type =
    referencedType(details, split.outputs) ?? (name === undefined ? undefined : split.outputs.get(name));
  return code`{ status: ${status}; details: ${type === undefined ? "undefined" : types.type(type)} }`;
}

function securityOf({ security }: OperationModel): OperationTypeCode["security"] {
  if (security.length === 0) return "none";
  return security.some((all) => all.length === 0) ? "optional" : "required";
}

function operationAccess({ id }: OperationModel): Code {
  return code`${types.type("operations")}[${stringLiteral(id)}]`;
}

function statusKey({ status }: ResponseModel): string {
  return /^[1-9]\d*$/.test(status) ? status : propertyKey(status);
}

/** `{ … }` on one line where it fits, else a line each. */
function braces(members: readonly Code[]): Code {
  const columns = members.reduce((sum, { parts }) => sum + columnsOf(parts) + 2, "  input: { }".length);
  if (columns < 100) return code`{ ${joinCode(members, "; ")} }`;
  return code`{\n    ${joinCode(members, ";\n    ")};\n  }`;
}

function columnsOf(parts: Code["parts"]): number {
  return parts.reduce((sum, part) => sum + (typeof part === "string" ? part : part.preferred).length, 0);
}
