import { isJsonObject, type JsonObject } from "@lockstep/contract";
import { CORE_SCHEMA, dump, load, mergeTag } from "js-yaml";

export type DocumentFormat = "json" | "yaml";

const schema = CORE_SCHEMA.withTags(mergeTag);

/** The format that a document's name says it is in. */
export function formatOf(document: string): DocumentFormat {
  return /\.ya?ml(?:[?#]|$)/i.test(document) ? "yaml" : "json";
}

/** Reads a document; `undefined` where it is none. */
export function parseDocument(text: string): JsonObject | undefined {
  try {
    const value: unknown = text.trimStart().startsWith("{") ? JSON.parse(text) : load(text, { schema });
    // Aliases share nodes; what is changed in one place must not change in another.
    return isJsonObject(value) ? (JSON.parse(JSON.stringify(value)) as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a document, in YAML with a first line that says what it shows. */
export function printDocument(document: JsonObject, format: DocumentFormat, title: string): string {
  if (format === "json") return `${JSON.stringify(document, null, 2)}\n`;
  const text = dump(document, { schema, lineWidth: 110, noRefs: true });
  return `# ${title.replace(/\s+/g, " ").slice(0, 200)}\n${text}`;
}
