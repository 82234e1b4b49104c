import { UnprintableValueError } from "./errors.ts";

/** Checks that a value is JSON-like data. @throws UnprintableValueError that names the place inside the value. */
export function assertPrintable(value: unknown): void {
  check(value, undefined, new Set());
}

/** The key of a value, and the way to what holds it. */
interface Way {
  readonly key: string;
  readonly above: Way | undefined;
}

function check(value: unknown, way: Way | undefined, above: Set<object>): void {
  const fault = faultOf(value, above);
  if (fault !== undefined) {
    throw new UnprintableValueError(
      `The value at "/${keysOf(way).join("/")}" is ${fault}, which has no literal; only JSON data can be printed.`,
    );
  }
  if (typeof value !== "object" || value === null) return;
  above.add(value);
  const isArray = Array.isArray(value);
  for (const key of Object.keys(value)) {
    const child = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof child === "string" || (child === undefined && !isArray)) continue;
    check(child, { key, above: way }, above);
  }
  above.delete(value);
}

function keysOf(way: Way | undefined): readonly string[] {
  return way === undefined ? [] : [...keysOf(way.above), way.key];
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
