import type { ContractDocument, OperationPlace } from "./contract-document.ts";
import { effectiveExtension } from "./extensions.ts";
import { isObject, member, stringsOf } from "./json.ts";
import type { Place } from "./place.ts";

/** A code of the catalogue at the root. */
export interface CatalogueCode {
  readonly code: string;
  /** Undefined where it is missing or no whole number: that is a fault of its own. */
  readonly status?: number;
  readonly place: Place;
}

/** A code as an operation, a path item or a response lists it. */
export interface ListedCode {
  readonly code: string;
  readonly place: Place;
}

/** A response of an operation, its key upper case: `404`, `4XX`, `DEFAULT`. */
export interface ResponsePlace {
  readonly status: string;
  readonly place: Place;
}

/** The catalogue of codes by name, in order; empty where the document has none. */
export function catalogueOf(document: ContractDocument): ReadonlyMap<string, CatalogueCode> {
  const entries = document.children(document.child(document.root, "x-error-codes"));
  return new Map(
    entries.map(([code, place]) => {
      const status = member(place.value, "status");
      return [code, typeof status === "number" ? { code, status, place } : { code, place }];
    }),
  );
}

/** Codes listed at one place. */
export function codesAt(document: ContractDocument, place: Place): readonly ListedCode[] {
  const list = document.child(place, "x-error-codes");
  if (!Array.isArray(list?.value)) return [];
  return document
    .children(list)
    .flatMap(([, item]) => (typeof item.value === "string" ? [{ code: item.value, place: item }] : []));
}

/** Codes that an operation lists itself, or inherits from its path item. */
export function operationCodes(document: ContractDocument, operation: OperationPlace): readonly ListedCode[] {
  const atOperation = document.child(operation.place, "x-error-codes");
  if (atOperation?.value === false) return [];
  return [...codesAt(document, operation.pathItem), ...codesAt(document, operation.place)];
}

/** Every place where an operation, its path item or one of its responses lists a code; each place once. */
export function allListedCodes(document: ContractDocument): readonly ListedCode[] {
  const places = document.operations.flatMap((operation) => [
    ...operationCodes(document, operation),
    ...responsesOf(document, operation).flatMap((response) => codesAt(document, response.place)),
  ]);
  // A shared response is reached from many operations.
  return [...new Map(places.map((listed) => [listed.place.location.absolutePointer, listed])).values()];
}

/** The responses of an operation in order. */
export function responsesOf(document: ContractDocument, operation: OperationPlace): readonly ResponsePlace[] {
  return document
    .children(document.child(operation.place, "responses"))
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, place]) => ({ status: status.toUpperCase(), place }));
}

/** Whether a response key covers a status: `404` itself, `4XX` the range. */
export function coversStatus(key: string, status: number): boolean {
  return key === String(status) || key === `${Math.floor(status / 100)}XX`;
}

/**
 * Statuses that an operation answers without listing a code: 401 and 403 where credentials are asked for, 400 and 422
 * where there is something to validate, 429 under a rate limit, 500 always.
 */
export function impliedStatuses(document: ContractDocument, operation: OperationPlace): ReadonlySet<number> {
  const statuses = new Set([500]);
  if (isSecured(document, operation)) statuses.add(401).add(403);
  if (hasInput(document, operation)) statuses.add(400).add(422);
  if (effectiveExtension(document, operation, "x-rate-limit") !== undefined) statuses.add(429);
  return statuses;
}

/** Codes that `x-error-format.implied` names for the failures that runtimes answer by themselves. */
export function namedImpliedCodes(document: ContractDocument): readonly string[] {
  const implied = document.child(document.root, "x-error-format", "implied");
  return isObject(implied?.value) ? stringsOf(Object.values(implied.value)) : [];
}

function isSecured(document: ContractDocument, operation: OperationPlace): boolean {
  const security =
    document.child(operation.place, "security")?.value ?? document.child(document.root, "security")?.value;
  return Array.isArray(security) && security.length > 0;
}

function hasInput(document: ContractDocument, operation: OperationPlace): boolean {
  const places = [operation.pathItem, operation.place];
  const parameters = places.flatMap((place) => document.children(document.child(place, "parameters")));
  return parameters.length > 0 || document.child(operation.place, "requestBody") !== undefined;
}
