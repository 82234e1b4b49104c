import type { OperationDraft } from "../extensions/define-extension.ts";
import { categoryOf, xErrorCategories } from "../extensions/x-error-categories/extension.ts";
import { type ErrorCode, parseCodeList, xErrorCodes } from "../extensions/x-error-codes/extension.ts";
import {
  defaultErrorFormat,
  type ErrorFormat,
  type ImpliedFailure,
  xErrorFormat,
} from "../extensions/x-error-format/extension.ts";
import { isJsonObject, own } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import { responseFor } from "../queries/operations.ts";
import { type BuildContext, inherited, layerOf, type Node } from "./build-context.ts";
import { ownDeprecation } from "./deprecation.ts";

/** A response with the status that it is declared for. */
export interface ResponseNode extends Node {
  readonly status: string;
}

/** The catalogue at the root, with categories and deprecations. */
export function buildErrorCatalogue(root: Node, context: BuildContext): readonly ErrorCode[] {
  const said = inherited([root], xErrorCodes.name, context);
  if (said === undefined) return [];
  const categoriesSaid = inherited([root], xErrorCategories.name, context);
  const categories =
    categoriesSaid === undefined ? undefined : xErrorCategories.parse(categoriesSaid, context);
  return (xErrorCodes.parse(said, context) ?? []).map((error) => {
    const category = categories === undefined ? undefined : categoryOf(error.code, categories);
    const entry = own(said.value, error.code);
    const node = isJsonObject(entry) ? { value: entry, pointer: error.pointer } : undefined;
    const deprecation = node && ownDeprecation(node, context);
    return {
      ...error,
      ...(category === undefined ? {} : { category }),
      ...(deprecation === undefined ? {} : { deprecation }),
    };
  });
}

/** The format of error bodies: that of the root, else RFC 9457. */
export function buildErrorFormat(root: Node, context: BuildContext): ErrorFormat {
  const said = inherited([root], xErrorFormat.name, context);
  return (said === undefined ? undefined : xErrorFormat.parse(said, context)) ?? defaultErrorFormat(context);
}

/** The codes of an operation: those that it, its path item and its responses list, and those that are implied. */
export function operationErrors(
  nodes: { readonly pathItem: Node; readonly operation: Node; readonly responses: readonly ResponseNode[] },
  draft: OperationDraft,
  format: ErrorFormat,
  context: BuildContext,
): readonly ErrorCode[] {
  const codes = new Set<string>();
  for (const implied of impliedFailuresOf(draft)) {
    const code = format.implied[implied];
    if (code !== undefined) codes.add(code);
  }
  const listed = layerOf(nodes.operation, xErrorCodes.name, context);
  const holders = listed.value === false ? [] : [nodes.pathItem, nodes.operation];
  for (const node of [...holders, ...nodes.responses]) {
    const layer = layerOf(node, xErrorCodes.name, context);
    for (const error of parseCodeList(layer, context)) {
      codes.add(error.code);
      const index = Array.isArray(layer.value) ? layer.value.indexOf(error.code) : 0;
      checkStatus(error, joinPointer(layer.pointer, index), statusOf(node), draft, context);
    }
  }
  return [...context.errorCodes.values()].filter(({ code }) => codes.has(code));
}

/** A missing resource is no matter of course, so `notFound` is not among them. */
function impliedFailuresOf({ security, parameters, body }: OperationDraft): readonly ImpliedFailure[] {
  const failures: ImpliedFailure[] = ["internal"];
  if (security.some((requirement) => requirement.length > 0)) failures.push("unauthenticated", "forbidden");
  if (parameters.length > 0 || body !== undefined) failures.push("validation", "validationMany");
  return failures;
}

function checkStatus(
  error: ErrorCode,
  pointer: string,
  response: string | undefined,
  draft: OperationDraft,
  context: BuildContext,
): void {
  if (response !== undefined && /^\d{3}$/.test(response) && response !== String(error.status)) {
    context.reporter.report("LS1216", pointer, { code: error.code, status: error.status, response });
    return;
  }
  if (draft.responses.length === 0 || responseFor(draft, error.status) !== undefined) return;
  const operation = `${draft.method} ${draft.path}`;
  const family = `${Math.floor(error.status / 100)}XX`;
  context.reporter.report("LS1210", pointer, { operation, code: error.code, status: error.status, family });
}

function statusOf(node: Node | ResponseNode): string | undefined {
  return "status" in node ? node.status : undefined;
}
