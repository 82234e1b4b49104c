/** The name of the component that a `$ref` points to; `undefined` where it points elsewhere. */
export function componentName(reference: unknown, kind = "schemas"): string | undefined {
  if (typeof reference !== "string") return undefined;
  const prefix = `#/components/${kind}/`;
  if (!reference.startsWith(prefix)) return undefined;
  const name = reference.slice(prefix.length);
  return name.includes("/") ? undefined : unescaped(name);
}

function unescaped(segment: string): string {
  if (!/[~%]/.test(segment)) return segment;
  const text = decoded(segment);
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
