/** The type without parameters, lower case: `application/json; charset=utf-8` gives `application/json` (RFC 9110 §8.3.1). */
export function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** Whether it is JSON: `application/json`, or any type with the `+json` suffix (RFC 6839). */
export function isJson(mediaType: string): boolean {
  return /^(?:application|text)\/json$|\+json$/.test(essence(mediaType));
}

/** The declared media type that covers a concrete one: the exact, then `type/*`, then any. */
export function matchMediaType(declared: readonly string[], contentType: string): string | undefined {
  const wanted = essence(contentType);
  const [type = ""] = wanted.split("/");
  const find = (pattern: string): string | undefined => declared.find((one) => essence(one) === pattern);
  return find(wanted) ?? find(`${type}/*`) ?? find("*/*");
}
