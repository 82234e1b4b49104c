import { essence, isJson, isText } from "@lockstep/operation";

/** How an answer's body is handed to the caller. */
export type MediaKind = "json" | "text" | "stream" | "blob";

/** What a media type is read as: JSON, text, a stream of events or records, or else a `Blob`. */
export function mediaKind(contentType: string): MediaKind {
  const type = essence(contentType);
  if (streamedTypes.has(type)) return "stream";
  if (isJson(type)) return "json";
  // A form is no structure in an answer.
  return isText(type) || type === "application/x-www-form-urlencoded" ? "text" : "blob";
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
