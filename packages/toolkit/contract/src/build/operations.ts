import type { OperationSite } from "../bundle/assemble.ts";
import type { OperationDraft } from "../extensions/define-extension.ts";
import { isDeprecated, xDeprecation } from "../extensions/x-deprecation/extension.ts";
import { xEnvelope } from "../extensions/x-envelope/extension.ts";
import type { ErrorFormat } from "../extensions/x-error-codes/extension.ts";
import { xPagination } from "../extensions/x-pagination/extension.ts";
import { entriesOf, isJsonObject, own, ownList, ownString } from "../json/json-object.ts";
import { joinPointer, valueAt } from "../json/json-pointer.ts";
import type { CallbackModel, OperationModel, ServerModel } from "../model.ts";
import { type BuildContext, inherited, type Node, nodeAt, within } from "./build-context.ts";
import { operationErrors } from "./errors.ts";
import { buildParameters } from "./parameters.ts";
import { buildBody, buildResponses } from "./responses.ts";
import { buildSecurity } from "./security.ts";
import { buildServers } from "./servers.ts";

/** What all operations of a document share. */
export interface OperationScope {
  readonly root: Node;
  readonly servers: readonly ServerModel[];
  readonly securitySchemes: ReadonlySet<string>;
  readonly errorFormat: ErrorFormat;
  /** Final ids. */
  readonly ids: ReadonlyMap<OperationSite, string>;
  /** operationIds as the document has them. */
  readonly writtenIds: ReadonlyMap<OperationSite, string>;
  /** Operations below each callback, by the pointer of the path item that holds them. */
  readonly callbackSites: ReadonlyMap<string, readonly OperationSite[]>;
}

/** One operation, its extensions parsed. */
export function buildOperation(
  site: OperationSite,
  scope: OperationScope,
  context: BuildContext,
  outer: readonly OperationSite[] = [],
): OperationModel {
  const operation: Node = { value: site.operation, pointer: site.pointer };
  const pathItem: Node = { value: site.pathItem, pointer: site.pathItemPointer };
  const route = { method: site.method, path: site.path, templated: site.place === "path" };
  const draft: OperationDraft = {
    id: scope.ids.get(site) ?? site.pointer,
    method: site.method,
    path: site.path,
    parameters: buildParameters(pathItem, operation, route, context),
    ...optional("body", buildBody(operation, context)),
    responses: responsesOf(site, operation, context),
    security: buildSecurity(scope.root, operation, scope.securitySchemes, context),
    pointer: site.pointer,
  };
  const inner = within(context, draft);
  const levels = site.place === "path" ? [scope.root, pathItem, operation] : [pathItem, operation];
  const deprecationSaid = inherited(levels, xDeprecation.name, context);
  const deprecation = deprecationSaid && xDeprecation.parse(deprecationSaid, inner);
  const envelopeSaid = inherited(levels, xEnvelope.name, context);
  const responses = draft.responses.map(({ status, pointer }) => ({ status, ...nodeOf(pointer, context) }));
  const servers = [operation.value, pathItem.value].map(buildServers).find(({ length }) => length > 0);
  const [origin] = /^https?:\/\/[^/]+/i.exec(site.written) ?? [];
  return {
    ...draft,
    ...optional("operationId", scope.writtenIds.get(site)),
    tags: ownList(operation.value, "tags").map(String),
    ...optional("summary", ownString(operation.value, "summary") ?? ownString(pathItem.value, "summary")),
    ...optional(
      "description",
      ownString(operation.value, "description") ?? ownString(pathItem.value, "description"),
    ),
    deprecated:
      operation.value["deprecated"] === true || (deprecation !== undefined && isDeprecated(deprecation)),
    servers: origin === undefined ? (servers ?? scope.servers) : [{ url: origin, variables: {} }],
    callbacks: buildCallbacks(operation, scope, context, [...outer, site]),
    errors: operationErrors({ pathItem, operation, responses }, draft, scope.errorFormat, inner),
    ...optional("pagination", paginationOf(scope.root, pathItem, operation, site.method, inner)),
    ...optional("deprecation", deprecation),
    ...optional("envelope", envelopeSaid && xEnvelope.parse(envelopeSaid, inner)),
  };
}

function responsesOf(
  site: OperationSite,
  operation: Node,
  context: BuildContext,
): OperationModel["responses"] {
  const responses = buildResponses(operation, context);
  const needsResponses = context.version === "3.0" && site.place !== "callback";
  if (responses.length === 0 && needsResponses) {
    context.reporter.report(
      "LS1404",
      site.pointer,
      { method: site.method, path: site.path },
      { part: "key" },
    );
  }
  return responses;
}

/**
 * The root gives defaults only: an operation pages where it says so itself, or where its path item does and it reads
 * (a POST beside a paged GET is not paged with it).
 */
function paginationOf(
  root: Node,
  pathItem: Node,
  operation: Node,
  method: string,
  context: BuildContext,
): OperationModel["pagination"] {
  const { name } = xPagination;
  const written = own(operation.value, name);
  const reads = method === "GET" || method === "QUERY";
  const levels = isJsonObject(written) || reads ? [pathItem, operation] : [];
  if (inherited(levels, name, context) === undefined) return undefined;
  const said = inherited([root, ...levels], name, context);
  return said && xPagination.parse(said, context);
}

function buildCallbacks(
  operation: Node,
  scope: OperationScope,
  context: BuildContext,
  outer: readonly OperationSite[],
): readonly CallbackModel[] {
  const base = joinPointer(operation.pointer, "callbacks");
  return entriesOf(own(operation.value, "callbacks")).flatMap(([name, value]) => {
    const callback = nodeAt(value, joinPointer(base, name), context);
    if (callback === undefined) return [];
    return Object.keys(callback.value)
      .filter((expression) => !expression.startsWith("x-"))
      .map((expression) => {
        const sites = scope.callbackSites.get(joinPointer(callback.pointer, expression)) ?? [];
        // A callback may name itself below its own operations; it is built once on each way down.
        const operations = sites
          .filter((site) => !outer.includes(site))
          .map((site) => buildOperation(site, scope, context, outer));
        return { name, expression, operations };
      });
  });
}

function nodeOf(pointer: string, context: BuildContext): Node {
  const value = valueAt(context.document, pointer);
  return { value: isJsonObject(value) ? value : {}, pointer };
}

/** A property that is there only where it has a value. */
function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [Name in Key]?: Value } {
  const entries: { [Name in Key]?: Value } = {};
  if (value !== undefined) entries[key] = value;
  return entries;
}
