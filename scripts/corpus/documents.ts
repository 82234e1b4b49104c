import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export interface FoundDocuments {
  /** Absolute paths, sorted. */
  readonly documents: readonly string[];
  /** Files of folders that are no OpenAPI or Swagger document. */
  readonly skipped: number;
}

/**
 * The documents that paths stand for: files as they are named, folders with the OpenAPI and Swagger documents in them, those of
 * folders below them as well where it is asked for.
 */
export function findDocuments(paths: readonly string[], recursive: boolean): FoundDocuments {
  const found = paths.map((path) => (statSync(path).isDirectory() ? filesIn(path, recursive) : [path]));
  const named = new Set(paths);
  const files = [...new Set(found.flat())].sort();
  const documents = files.filter((file) => named.has(file) || isDocument(readFileSync(file, "utf8")));
  return { documents, skipped: files.length - documents.length };
}

/** Whether a text says that it is an OpenAPI or Swagger document; the loader has the last word. */
export function isDocument(text: string): boolean {
  return /(?:^|[\s{,])["']?(?:openapi|swagger)["']?\s*:\s*["']?\d/.test(text);
}

function filesIn(folder: string, recursive: boolean): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive })
    .filter((entry) => entry.isFile() && /\.(?:json|ya?ml)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[/\\](?:node_modules|\.git)[/\\]/.test(path.slice(folder.length)));
}
