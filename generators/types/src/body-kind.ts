/** How runtimes hand over a body of a media type. */
export type BodyKind = "structured" | "text" | "stream" | "binary";

/** JSON and forms are structured, events and records go on and on, other text is text, the rest are bytes. */
export function bodyKind(mediaType: string): BodyKind {
  const essence = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (streamed.test(essence)) return "stream";
  if (structured.test(essence)) return "structured";
  return text.test(essence) ? "text" : "binary";
}

// As the client's runtime reads them.
const streamed =
  /^text\/event-stream$|^application\/(?:jsonl|x-ndjson|json-seq|geo\+json-seq)$|^multipart\/mixed$/;
const structured =
  /^(?:application|text)\/json$|\+json$|^application\/x-www-form-urlencoded$|^multipart\/|\*/;
const text = /^text\/|^application\/(?:xml|yaml|javascript)$|\+xml$/;
