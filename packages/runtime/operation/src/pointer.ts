/** Splits a JSON pointer into its unescaped segments (RFC 6901 §4); `""` gives `[]`. */
export function pointerSegments(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at `pointer`, or `undefined`; never reads an inherited property. */
export function getAt(value: unknown, pointer: string): unknown {
  let current = value;
  for (const segment of pointerSegments(pointer)) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, segment)) return undefined;
    current = (current as Record<string, unknown>)[segment];
  }
  return current;
}

/**
 * Sets the value at `pointer` in a JSON object that the caller owns, making the objects on the way.
 * The whole value is replaced when `pointer` is `""`: use what is returned.
 */
export function setAt(root: unknown, pointer: string, value: unknown): unknown {
  const segments = pointerSegments(pointer);
  const last = segments.pop();
  if (last === undefined) return value;
  const top = isRecord(root) ? root : {};
  let current = top;
  for (const segment of segments) {
    const next = Object.hasOwn(current, segment) ? current[segment] : undefined;
    if (isRecord(next)) current = next;
    else current = define(current, segment, {});
  }
  define(current, last, value);
  return top;
}

// A plain assignment to `__proto__` would change the prototype instead of adding a member.
function define<Value>(target: Record<string, unknown>, key: string, value: Value): Value {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
