/**
 * Removes members called `__proto__` from a parsed value, in place: whoever copies such an object with `Object.assign` would change
 * a prototype. Runs after validation, so that a schema that allows no such member still refuses it.
 */
export function withoutProto<Value>(value: Value): Value {
  const open: unknown[] = [value];
  for (let current = open.pop(); current !== undefined || open.length > 0; current = open.pop()) {
    if (typeof current !== "object" || current === null || current instanceof Blob) continue;
    if (Object.hasOwn(current, "__proto__")) Reflect.deleteProperty(current, "__proto__");
    for (const child of Object.values(current))
      if (typeof child === "object" && child !== null) open.push(child);
  }
  return value;
}
