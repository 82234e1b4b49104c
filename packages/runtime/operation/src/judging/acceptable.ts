import { essence, isJson } from "../media-type.ts";
import type { Operation } from "../operation.ts";

/**
 * Whether an `Accept` header (RFC 9110 §12.5.1) leaves anything that an operation can answer. Only one that excludes every declared
 * success and the error format as well does not; a malformed one says nothing. A vendor's JSON, e.g. `application/vnd.a+json`,
 * is taken to accept any JSON.
 */
export function isAcceptable(
  accept: string | undefined,
  { responses }: Pick<Operation, "responses">,
  errorMediaType: string,
): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  const ranges = accept.split(",").map(rangeOf);
  if (!ranges.every((range) => range !== undefined)) return true;
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const declared = successes.map(([, { mediaTypes = [] }]) => mediaTypes);
  // A success without a body is acceptable to everybody.
  if (declared.length === 0 || declared.some((mediaTypes) => mediaTypes.length === 0)) return true;
  return [...declared.flat(), errorMediaType].some(
    (mediaType) => qualityOf(essence(mediaType) || "*/*", ranges) > 0,
  );
}

interface MediaRange {
  readonly pattern: string;
  readonly quality: number;
}

function rangeOf(text: string): MediaRange | undefined {
  const pattern = essence(text);
  if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(pattern)) return undefined;
  const quality = /;\s*q\s*=\s*([\d.]+)/i.exec(text)?.[1];
  return { pattern, quality: quality === undefined ? 1 : Number(quality) };
}

// The most specific range that covers a type decides; a declared range such as `image/*` is met by any of its types.
function qualityOf(mediaType: string, ranges: readonly MediaRange[]): number {
  const [type = ""] = mediaType.split("/");
  const covers: readonly ((pattern: string) => boolean)[] = [
    (pattern) => pattern === mediaType,
    (pattern) => !pattern.includes("*") && isJson(pattern) && isJson(mediaType),
    (pattern) => mediaType === "*/*" || (mediaType === `${type}/*` && pattern.startsWith(`${type}/`)),
    (pattern) => pattern === `${type}/*`,
    (pattern) => pattern === "*/*",
  ];
  for (const covered of covers) {
    const found = ranges.filter(({ pattern }) => covered(pattern));
    if (found.length > 0) return Math.max(...found.map(({ quality }) => quality));
  }
  return 0;
}
