import { essence, isJson } from "@lockstep/operation";

/** How an answer's body is handed to the caller. */
export type MediaKind = "json" | "text" | "stream" | "blob";

/** What a media type is read as: JSON, text, a stream of events or records, or else a `Blob`. */
export function mediaKind(contentType: string): MediaKind {
  const type = essence(contentType);
  if (streamedTypes.has(type)) return "stream";
  if (isJson(type)) return "json";
  const isText = type.startsWith("text/") || type.endsWith("+xml") || textTypes.has(type);
  return isText ? "text" : "blob";
}

// Bodies without an end to wait for: events, or records one by one (OAS 3.2 §4.14.1).
const streamedTypes: ReadonlySet<string> = new Set([
  "text/event-stream",
  "application/jsonl",
  "application/x-ndjson",
  "application/json-seq",
  "application/geo+json-seq",
  "multipart/mixed",
]);

const textTypes: ReadonlySet<string> = new Set([
  "application/xml",
  "application/javascript",
  "application/x-www-form-urlencoded",
  "application/yaml",
]);
