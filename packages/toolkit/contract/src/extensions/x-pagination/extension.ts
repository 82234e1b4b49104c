import { entriesOf, isJsonObject, own, ownObject, ownString } from "../../json/json-object.ts";
import type { JsonObject } from "../../model.ts";
import { branchesOf } from "../../queries/schema-at.ts";
import { checkLocator, type LocatorSite, mayBeArray, readLocator, successBodies } from "../check-locator.ts";
import {
  defineExtension,
  type Extension,
  type ExtensionContext,
  type OperationDraft,
} from "../define-extension.ts";
import type { Inherited } from "../inherit.ts";
import type { Locator } from "../locator.ts";
import { defaultEnd, neededPart } from "./end.ts";
import type {
  Pagination,
  PaginationStyle,
  RequestLocation,
  RequestPart,
  ResponseLocation,
  ResponsePart,
} from "./pagination.ts";
import schema from "./schema.json" with { type: "json" };

export type {
  Pagination,
  PaginationEnd,
  PaginationStyle,
  RequestLocation,
  RequestPart,
  ResponseLocation,
  ResponsePart,
} from "./pagination.ts";

/** Pages of an operation; at the root only defaults, an operation pages where it or its path item says so. */
export const xPagination: Extension<"x-pagination", Pagination> = defineExtension({
  name: "x-pagination",
  at: ["root", "path", "operation"],
  schema,
  parse: parsePagination,
  describe: ({ style, items, limit }) =>
    `pages by ${style}, items at ${items}${limit.max === undefined ? "" : `, at most ${limit.max} a page`}`,
});

function parsePagination(input: Inherited, context: ExtensionContext): Pagination | undefined {
  const { operation } = context;
  if (operation === undefined) return undefined;
  const { value } = input;
  const read = (path: readonly string[], text: string): Locator | undefined => {
    const site = { text, path: `x-pagination.${path.join(".")}`, pointer: input.pointerOf(...path) };
    const locator = readLocator(site, context);
    return locator !== undefined && checkLocator(locator, site, operation, context) ? locator : undefined;
  };
  const request = requestParts(value, (part, text) => read(["request", part], text));
  const response = responseParts(value, (part, text) => read(["response", part], text));
  const style = styleOf(value);
  const items = itemsOf(input, operation, context, (text) => read(["items"], text));

  const complete = checkParts(style, input, context);
  if (items === undefined || !complete) return undefined;
  const end = endOf(style, value, response);
  const sort = sortOf(value, (text) => read(["sort", "param"], text));
  const ttl = value["cursorTtlSeconds"];
  return {
    style,
    items,
    request,
    response: style === "link" && response.next === undefined ? { ...response, next: linkHeader } : response,
    limit: limitOf(value, request.limit, operation, context),
    start: typeof value["start"] === "number" ? value["start"] : style === "page" ? 1 : 0,
    step: value["step"] === "limit" ? "limit" : "items",
    end,
    ...(sort === undefined ? {} : { sort }),
    ...(typeof ttl === "number" ? { cursorTtlSeconds: ttl } : {}),
  };
}

/** Where RFC 8288 has the way to the next page. */
const linkHeader: ResponseLocation = { in: "header", name: "Link" };

/** The style, where it is not said, is the one whose parameter is named. */
function styleOf(value: JsonObject): PaginationStyle {
  const { style } = value;
  if (style === "offset" || style === "page" || style === "cursor" || style === "link") return style;
  const request = ownObject(value, "request") ?? {};
  return (["cursor", "page", "offset"] as const).find((part) => Object.hasOwn(request, part)) ?? "link";
}

function endOf(
  style: PaginationStyle,
  value: JsonObject,
  response: Pagination["response"],
): Pagination["end"] {
  const { end } = value;
  switch (end) {
    case "nextAbsent":
    case "hasMore":
    case "pageCount":
    case "total":
    case "emptyPage":
    case "shortPage":
      return end;
    default:
      return defaultEnd(style, response);
  }
}

/** Reports what the style or the end needs and nobody names. */
function checkParts(style: PaginationStyle, input: Inherited, context: ExtensionContext): boolean {
  const { value } = input;
  const missing: string[] = [];
  if (own(value, "items") === undefined) missing.push("items");
  const has = (side: string, part: string): boolean =>
    ownString(ownObject(value, side) ?? {}, part) !== undefined;
  if (style !== "link" && !has("request", style)) missing.push(`request.${style}`);
  if (style === "cursor" && !has("response", "nextCursor") && !has("response", "next")) {
    missing.push("response.nextCursor (or response.next)");
  }
  const needed = neededPart(value["end"]);
  if (needed !== undefined && !has("response", needed))
    missing.push(`response.${needed} for end: ${value["end"]}`);
  for (const part of missing) {
    context.reporter.report("LS1214", input.pointerOf(), { style, part }, { part: "key" });
  }
  return missing.length === 0;
}

function itemsOf(
  input: Inherited,
  operation: OperationDraft,
  context: ExtensionContext,
  read: (text: string) => Locator | undefined,
): string | undefined {
  const text = ownString(input.value, "items");
  if (text === undefined) return undefined;
  const locator = read(text);
  if (locator === undefined) return undefined;
  const site: LocatorSite = { text, path: "x-pagination.items", pointer: input.pointerOf("items") };
  if (locator.of !== "response" || locator.in !== "body") {
    const fault = "is no part of the response's body";
    context.reporter.report("LS1205", site.pointer, { path: site.path, locator: text, fault });
    return undefined;
  }
  for (const { subject, schema: body } of successBodies(operation)) {
    if (mayBeArray(body, locator.pointer, context)) continue;
    context.reporter.report("LS1215", site.pointer, { path: site.path, locator: text, subject });
    return undefined;
  }
  return locator.pointer;
}

function requestParts(
  value: JsonObject,
  read: (part: string, text: string) => Locator | undefined,
): Pagination["request"] {
  const parts: Partial<Record<RequestPart, RequestLocation>> = {};
  for (const [part, text] of entriesOf(own(value, "request"))) {
    const location = requestLocation(typeof text === "string" ? read(part, text) : undefined);
    if (location !== undefined && isRequestPart(part)) parts[part] = location;
  }
  return parts;
}

function responseParts(
  value: JsonObject,
  read: (part: string, text: string) => Locator | undefined,
): Pagination["response"] {
  const parts: Partial<Record<ResponsePart, ResponseLocation>> = {};
  for (const [part, text] of entriesOf(own(value, "response"))) {
    const locator = typeof text === "string" ? read(part, text) : undefined;
    if (locator === undefined || locator.of !== "response" || !isResponsePart(part)) continue;
    parts[part] =
      locator.in === "body" ? { in: "body", pointer: locator.pointer } : { in: "header", name: locator.name };
  }
  return parts;
}

function requestLocation(locator: Locator | undefined): RequestLocation | undefined {
  if (locator === undefined || locator.of !== "request") return undefined;
  if (locator.in === "body") return { in: "body", name: locator.pointer };
  return locator.in === "query" || locator.in === "header"
    ? { in: locator.in, name: locator.name }
    : undefined;
}

/** What is not said is taken from the schema of the limit's parameter. */
function limitOf(
  value: JsonObject,
  location: RequestLocation | undefined,
  operation: OperationDraft,
  context: ExtensionContext,
): Pagination["limit"] {
  const written = ownObject(value, "limit") ?? {};
  const parameter = operation.parameters.find(
    (candidate) => candidate.in === location?.in && candidate.name === location.name,
  );
  const declared = branchesOf(context.document, parameter?.schema ?? true).find(isJsonObject) ?? {};
  const standard = numberIn(written, "default") ?? numberIn(declared, "default");
  const max = numberIn(written, "max") ?? numberIn(declared, "maximum");
  return {
    ...(standard === undefined ? {} : { default: standard }),
    ...(max === undefined ? {} : { max }),
  };
}

function numberIn(object: JsonObject, key: string): number | undefined {
  const value = own(object, key);
  return typeof value === "number" ? value : undefined;
}

function sortOf(value: JsonObject, read: (text: string) => Locator | undefined): Pagination["sort"] {
  const sort = ownObject(value, "sort");
  const text = sort === undefined ? undefined : ownString(sort, "param");
  const param = text === undefined ? undefined : requestLocation(read(text));
  if (sort === undefined || param === undefined) return undefined;
  const fields = Array.isArray(sort["fields"]) ? sort["fields"].map(String) : [];
  return { param, fields, syntax: ownString(sort, "syntax") ?? "field:dir" };
}

function isRequestPart(name: string): name is RequestPart {
  return Object.hasOwn(schema.properties.request.properties, name);
}

function isResponsePart(name: string): name is ResponsePart {
  return Object.hasOwn(schema.properties.response.properties, name);
}
