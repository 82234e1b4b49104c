import type { DecodedParameters, Operation, SortKey } from "@lockstep/operation";
import { snake } from "../sampler/names.ts";

/** The items that the query asks for by equality: `?status=online` takes those whose `status` is `online`. */
export function filterItems(
  items: readonly unknown[],
  operation: Operation,
  { query }: DecodedParameters,
): readonly unknown[] {
  const places = [...Object.values(operation.pagination?.request ?? {}), operation.pagination?.sort?.param];
  const reserved = new Set(places.map((place) => place?.name));
  // A parameter that names no property selects by something that a mock knows nothing of.
  const filters = Object.entries(query).filter(
    ([name]) => !reserved.has(name) && items.some((item) => propertyOf(item, name) !== undefined),
  );
  return items.filter((item) =>
    filters.every(([name, wanted]) => equals(propertyOf(item, name)?.value, wanted)),
  );
}

/** Ordered by the keys; equal items keep their order, absent values come last. */
export function sortItems(items: readonly unknown[], keys: readonly SortKey[]): readonly unknown[] {
  return items.toSorted((left, right) => {
    for (const { field, direction } of keys) {
      const order = compare(propertyOf(left, field)?.value, propertyOf(right, field)?.value);
      if (order !== 0) return direction === "desc" ? -order : order;
    }
    return 0;
  });
}

function propertyOf(item: unknown, name: string): { readonly value: unknown } | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const entry = Object.entries(item).find(([key]) => key === name || snake(key) === snake(name));
  return entry && { value: entry[1] };
}

function equals(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.some((one) => equals(value, one));
  if (Array.isArray(value)) return value.some((one) => equals(one, wanted));
  return String(value) === String(wanted);
}

function compare(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === undefined || left === null) return 1;
  if (right === undefined || right === null) return -1;
  if (typeof left === "number" && typeof right === "number") return left - right;
  return String(left) < String(right) ? -1 : 1;
}
