import { UnprintableValueError } from "./errors.ts";

/** Checks that a value is JSON-like data. @throws UnprintableValueError that names the place inside the value. */
export function assertPrintable(value: unknown): void {
  check(value, [], new Set());
}

function check(value: unknown, place: string[], above: Set<object>): void {
  const fault = faultOf(value, above);
  if (fault !== undefined) {
    throw new UnprintableValueError(
      `The value at "/${place.join("/")}" is ${fault}, which has no literal; only JSON data can be printed.`,
    );
  }
  if (typeof value !== "object" || value === null) return;
  above.add(value);
  for (const [key, child] of Object.entries(value)) {
    if (child === undefined && !Array.isArray(value)) continue;
    place.push(key);
    check(child, place, above);
    place.pop();
  }
  above.delete(value);
}

function faultOf(value: unknown, above: ReadonlySet<object>): string | undefined {
  if (typeof value === "number") return Number.isNaN(value) ? "NaN" : undefined;
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value !== "object") return typeof value === "undefined" ? "undefined" : `a ${typeof value}`;
  if (above.has(value)) return "inside itself (a cycle)";
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === null || prototype === Object.prototype;
  return plain ? undefined : "an instance of a class";
}
