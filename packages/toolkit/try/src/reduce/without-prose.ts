import { isJsonObject, type JsonObject } from "@lockstep/contract";

/** Members that tell people something; hardly any failure needs them, and big documents are made of them. */
const prose: ReadonlySet<string> = new Set([
  "description",
  "summary",
  "externalDocs",
  "example",
  "examples",
  "title",
]);

/** A document without what only people read, as one guess: titles, descriptions, examples, extensions, tags. */
export function withoutProse(document: JsonObject): JsonObject {
  const kept = Object.entries(document).filter(([key]) => key !== "tags");
  return Object.fromEntries(
    kept.map(([key, child]) => [key, key === "info" ? child : stripped(child, false)]),
  );
}

/** @param named whether the members of the node are names that the document's author chose. */
function stripped(node: unknown, named: boolean): unknown {
  if (Array.isArray(node)) return node.map((child) => stripped(child, false));
  if (!isJsonObject(node)) return node;
  const kept = Object.entries(node).filter(([key]) => named || !(prose.has(key) || key.startsWith("x-")));
  return Object.fromEntries(
    kept.map(([key, child]) => [key, stripped(child, !named && (key === "properties" || key === "schemas"))]),
  );
}
