import { essence, isJson, isMediaRange, isText, matchMediaType } from "../media-type.ts";

/** How a body is read. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "stream";

export interface BodyType {
  /** As the contract declares it. */
  readonly declared: string;
  /** What a handler is told: the declared type, or the caller's where a range like `image/*` is declared. */
  readonly contentType: string;
  readonly kind: BodyKind;
}

/**
 * Matches a `Content-Type` (RFC 9110 §8.3) with the declared media types. `undefined`: none of them, malformed, or text in another
 * charset than UTF-8.
 */
export function bodyType(header: string | undefined, declared: readonly string[]): BodyType | undefined {
  if (header === undefined || !/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;|$)/.test(header)) return undefined;
  const match = matchMediaType(declared, header);
  if (match === undefined) return undefined;
  const type = essence(header);
  const kind = kindOf(type);
  if (kind !== "stream" && kind !== "multipart" && !/^utf-?8$/i.test(charsetOf(header))) return undefined;
  return { declared: match, contentType: isMediaRange(match) ? type : match, kind };
}

function kindOf(type: string): BodyKind {
  if (isJson(type)) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type === "multipart/form-data") return "multipart";
  return isText(type) ? "text" : "stream";
}

function charsetOf(header: string): string {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]*))/i.exec(header);
  return match?.[1] ?? match?.[2] ?? "utf-8";
}
