import type { UserContext } from "@redocly/openapi-core";
import { isObject, member } from "./json.ts";
import { childOf, childrenOf, type Place, type Resolve, resolved } from "./place.ts";

/** The document that is linted, as the rules read it. */
export interface ContractDocument {
  readonly root: Place;
  /** The operations under `paths`, in order; those of webhooks and callbacks are answered by others. */
  readonly operations: readonly OperationPlace[];
  readonly child: (place: Place | undefined, ...keys: readonly (string | number)[]) => Place | undefined;
  readonly children: (place: Place | undefined) => readonly (readonly [string, Place])[];
}

/** One operation and what it inherits from. */
export interface OperationPlace {
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  /** `operationId`, or method and path: what messages call it. */
  readonly title: string;
  readonly place: Place;
  readonly pathItem: Place;
}

/** Reads the root of a document as Redocly hands it to a visitor; once for all rules of a run. */
export function readDocument(value: unknown, context: UserContext): ContractDocument {
  const known = isObject(value) ? documents.get(value) : undefined;
  if (known !== undefined) return known;
  const resolve: Resolve = context.resolve;
  const root = resolved(value, context.location, resolve) ?? {
    value,
    location: context.location,
    usedAt: context.location,
    written: value,
  };
  const child: ContractDocument["child"] = (place, ...keys) =>
    keys.reduce<Place | undefined>((at, key) => (at ? childOf(at, key, resolve) : undefined), place);
  const children: ContractDocument["children"] = (place) => (place ? childrenOf(place, resolve) : []);
  const document: ContractDocument = { root, child, children, operations: operationsOf(root, resolve) };
  if (isObject(value)) documents.set(value, document);
  return document;
}

/** Keyed by the parsed root, which Redocly makes anew for every run. */
const documents = new WeakMap<object, ContractDocument>();

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

function operationsOf(root: Place, resolve: Resolve): readonly OperationPlace[] {
  const paths = childOf(root, "paths", resolve);
  if (paths === undefined) return [];
  return childrenOf(paths, resolve)
    .filter(([path]) => !path.startsWith("x-"))
    .flatMap(([path, pathItem]) => {
      const fixed = childrenOf(pathItem, resolve).filter(([key]) => methods.has(key));
      const additional = childOf(pathItem, "additionalOperations", resolve);
      const others = additional ? childrenOf(additional, resolve) : [];
      return [...fixed, ...others]
        .filter(([, place]) => isObject(place.value))
        .map(([method, place]) => operationPlace(method.toUpperCase(), path, place, pathItem));
    });
}

function operationPlace(method: string, path: string, place: Place, pathItem: Place): OperationPlace {
  const operationId = member(place.value, "operationId");
  const title = typeof operationId === "string" ? operationId : `${method} ${path}`;
  const common = { method, path, title, place, pathItem };
  return typeof operationId === "string" ? { ...common, operationId } : common;
}
