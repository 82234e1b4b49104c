/** The type without parameters, lower case: `application/json; charset=utf-8` gives `application/json` (RFC 9110 §8.3.1). */
export function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** Whether it is JSON: `application/json`, or any type with the `+json` suffix (RFC 6839). */
export function isJson(mediaType: string): boolean {
  return /^(?:application|text)\/json$|\+json$/.test(essence(mediaType));
}

/** Whether it is text that is handed over as it stands: plain text, XML, YAML, source code. */
export function isText(mediaType: string): boolean {
  return /^text\/(?!json$)|^application\/(?:xml|yaml|x-yaml|javascript|graphql)$|\+xml$|\+yaml$/.test(
    essence(mediaType),
  );
}

/** Whether a declared media type stands for many: `image/*`, `application/*+json`, `*`, or one without a name. */
export function isMediaRange(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === "" || type.includes("*");
}

/**
 * The declared media type that covers a concrete one: the exact, its parameters before its name alone; then `type/*+suffix`,
 * `type/*`, any. `application/json` counts as one of `application/*+json`, which is how many documents write "any JSON".
 */
export function matchMediaType(declared: readonly string[], contentType: string): string | undefined {
  const wanted = essence(contentType);
  const [type = ""] = wanted.split("/");
  const find = (covers: (pattern: string, whole: string) => boolean): string | undefined =>
    declared.find((one) => covers(essence(one), one));
  return (
    find((_, whole) => withoutSpace(whole) === withoutSpace(contentType)) ??
    find((pattern) => pattern === wanted) ??
    find((pattern) => isSuffixRange(pattern, wanted)) ??
    find((pattern) => pattern === `${type}/*`) ??
    find((pattern) => pattern === "*/*" || pattern === "*" || pattern === "")
  );
}

/**
 * A media type to send a value as where the contract declares a range: nothing else is a `Content-Type`. One that the contract names
 * is kept. Where the value does not tell, `application/octet-stream`.
 */
export function concreteMediaType(declared: string, value: unknown): string {
  if (!isMediaRange(declared)) return declared;
  const range = essence(declared);
  if (range.endsWith("+json")) return "application/json";
  if (value instanceof Blob && value.type !== "" && matchMediaType([declared], value.type)) return value.type;
  const [type = ""] = range.split("/");
  if (type === "text") return "text/plain";
  if (value instanceof FormData || type === "multipart") return "multipart/form-data";
  if (value instanceof URLSearchParams) return "application/x-www-form-urlencoded";
  if (typeof value === "string" && type !== "application") return "text/plain";
  return isBytes(value) || typeof value === "string" ? "application/octet-stream" : "application/json";
}

function isSuffixRange(pattern: string, wanted: string): boolean {
  const [, type, suffix] = /^([^/]+)\/\*\+(.+)$/.exec(pattern) ?? [];
  if (type === undefined || !wanted.startsWith(`${type}/`)) return false;
  return wanted.endsWith(`+${suffix}`) || wanted === `${type}/${suffix}`;
}

function isBytes(value: unknown): boolean {
  return (
    value === undefined ||
    value instanceof Blob ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    value instanceof ReadableStream
  );
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "").toLowerCase();
}
