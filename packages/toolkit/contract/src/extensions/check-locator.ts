import { joinPointer } from "../json/json-pointer.ts";
import type { ParameterModel, SchemaNode } from "../model.ts";
import { suggest } from "../names/suggest.ts";
import { jsonMediaType } from "../queries/media-types.ts";
import { successResponses } from "../queries/operations.ts";
import { branchesOf, schemaAt } from "../queries/schema-at.ts";
import type { ExtensionContext, OperationDraft } from "./define-extension.ts";
import { type Locator, parseLocator } from "./locator.ts";

/** A locator's text with the names and the place that a finding about it needs. */
export interface LocatorSite {
  readonly text: string;
  /** E.g. `x-pagination.items`. */
  readonly path: string;
  /** JSON pointer of the text. */
  readonly pointer: string;
}

/** Reads a locator and reports one that is not well formed. */
export function readLocator(site: LocatorSite, context: ExtensionContext): Locator | undefined {
  const { locator, fault } = parseLocator(site.text);
  if (fault === undefined) return locator;
  context.reporter.report("LS1205", site.pointer, { path: site.path, locator: site.text, fault });
  return undefined;
}

/** A pointer into a JSON body, with the schema of that body and its name in messages; undefined where a body says nothing. */
export interface BodySchema {
  readonly subject: string;
  readonly schema: SchemaNode;
}

/** Bodies of the successful answers, as far as they are JSON and have a schema. */
export function successBodies(operation: OperationDraft): readonly BodySchema[] {
  return successResponses(operation).flatMap(({ status, content }) => {
    const schema = jsonMediaType(content)?.schema;
    return schema === undefined ? [] : [{ subject: `the ${status} schema`, schema }];
  });
}

/** Body of the request, as far as it is JSON and has a schema. */
export function requestBodies(operation: OperationDraft): readonly BodySchema[] {
  const schema = jsonMediaType(operation.body?.content ?? [])?.schema;
  return schema === undefined ? [] : [{ subject: "the schema of the request body", schema }];
}

/** Checks a locator against what its operation declares, and reports one that points nowhere. Answers whether it holds. */
export function checkLocator(
  locator: Locator,
  site: LocatorSite,
  operation: OperationDraft,
  context: ExtensionContext,
): boolean {
  if (locator.in === "body") {
    const bodies = locator.of === "request" ? requestBodies(operation) : successBodies(operation);
    return bodies.every((body) => checkPointer(locator.pointer, site, body, context));
  }
  if (locator.of === "response") return checkResponseHeader(locator.name, site, operation, context);
  const fold = (name: string): string => (locator.in === "header" ? name.toLowerCase() : name);
  const names = operation.parameters
    .filter((parameter: ParameterModel) => parameter.in === locator.in)
    .map(({ name }) => name);
  if (names.some((name) => fold(name) === fold(locator.name))) return true;
  reportMissing(`${locator.in} parameter`, locator.name, names, site, operation, context);
  return false;
}

/** Checks a pointer into a body and reports the segment that its schema does not have. */
export function checkPointer(
  pointer: string,
  site: LocatorSite,
  body: BodySchema,
  context: ExtensionContext,
): boolean {
  const found = schemaAt(context, body.schema, pointer);
  if (found.kind !== "missing") return true;
  const likely = suggest(found.segment, found.known);
  const known = found.known.length === 0 ? "nothing there" : found.known.join(", ");
  context.reporter.report(
    "LS1207",
    site.pointer,
    { path: site.path, locator: site.text, subject: body.subject, known },
    {
      part: { text: joinPointer("", found.segment).slice(1) },
      ...(likely === undefined ? {} : { hint: `did you mean "${likely}"?` }),
    },
  );
  return false;
}

/** True where a place of a body can hold an array; an undescribed place can. */
export function mayBeArray(schema: SchemaNode, pointer: string, context: ExtensionContext): boolean {
  const found = schemaAt(context, schema, pointer);
  if (found.kind !== "found") return true;
  let described = false;
  for (const node of found.schemas.flatMap((one) => branchesOf(context.document, one))) {
    if (typeof node === "boolean") continue;
    const types = Array.isArray(node["type"]) ? node["type"] : [node["type"]];
    if (types.includes("array") || Object.hasOwn(node, "items")) return true;
    described ||= node["type"] !== undefined || Object.hasOwn(node, "properties");
  }
  return !described;
}

function checkResponseHeader(
  name: string,
  site: LocatorSite,
  operation: OperationDraft,
  context: ExtensionContext,
): boolean {
  const responses = successResponses(operation);
  const names = responses.flatMap(({ headers }) => headers.map((header) => header.name));
  if (responses.length === 0 || names.some((known) => known.toLowerCase() === name.toLowerCase()))
    return true;
  reportMissing("response header", name, names, site, operation, context);
  return false;
}

function reportMissing(
  kind: string,
  name: string,
  names: readonly string[],
  site: LocatorSite,
  operation: OperationDraft,
  context: ExtensionContext,
): void {
  const likely = suggest(name, names);
  const subject = `${operation.method} ${operation.path}`;
  context.reporter.report(
    "LS1206",
    site.pointer,
    { path: site.path, locator: site.text, subject, kind, name },
    { part: { text: name }, ...(likely === undefined ? {} : { hint: `did you mean "${likely}"?` }) },
  );
}
