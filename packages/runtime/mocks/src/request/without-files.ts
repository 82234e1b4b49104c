/** What of a body an item can be made of: files and bytes are left out. */
export function withoutFiles(body: unknown): unknown {
  if (Array.isArray(body)) return body.filter((item) => !isBinary(item)).map(withoutFiles);
  if (isBinary(body)) return undefined;
  if (typeof body !== "object" || body === null) return body;
  const kept = Object.entries(body).filter(([, value]) => !isBinary(value));
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutFiles(value)]));
}

function isBinary(value: unknown): boolean {
  return value instanceof Blob || ArrayBuffer.isView(value);
}
