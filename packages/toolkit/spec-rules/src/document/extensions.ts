import type { ContractDocument, OperationPlace } from "./contract-document.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Place } from "./place.ts";

/** An extension in force at an operation. */
export interface EffectiveExtension {
  /** Root, path item and operation merged, the nearest winning. */
  readonly value: JsonObject;
  /** The nearest place that declares it. */
  readonly place: Place;
  /** Whether the operation or its path item declares it, rather than the root alone. */
  readonly own: boolean;
}

/** Whether the document uses an extension at all: at the root, at a path item or at an operation. */
export function usesExtension(document: ContractDocument, name: string): boolean {
  return (
    document.child(document.root, name) !== undefined ||
    document.operations.some((operation) => declared(document, operation, name).length > 0)
  );
}

/** An extension as it is in force at an operation: root → path item → operation; `false` switches it off. */
export function effectiveExtension(
  document: ContractDocument,
  operation: OperationPlace,
  name: string,
): EffectiveExtension | undefined {
  const atRoot = document.child(document.root, name);
  const own = declared(document, operation, name);
  let result: EffectiveExtension | undefined;
  for (const place of [...(atRoot ? [atRoot] : []), ...own]) {
    if (place.value === false) result = undefined;
    else if (isObject(place.value)) {
      result = { value: { ...result?.value, ...place.value }, place, own: own.includes(place) };
    }
  }
  return result;
}

/** Whether the operation or its path item switches an extension off. */
export function isSwitchedOff(document: ContractDocument, operation: OperationPlace, name: string): boolean {
  return declared(document, operation, name).at(-1)?.value === false;
}

function declared(document: ContractDocument, operation: OperationPlace, name: string): readonly Place[] {
  return [document.child(operation.pathItem, name), document.child(operation.place, name)].filter(
    (place) => place !== undefined,
  );
}
