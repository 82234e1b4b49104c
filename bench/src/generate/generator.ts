import type { Document } from "../installed/documents.ts";
import type { Command } from "../measure/run-process.ts";

/** A program that makes code from a document. */
export interface Generator {
  /** With its version, and what of it is used: `orval 8.38.0, fetch and MSW`. */
  readonly name: string;
  /** What comes out, in words that can be compared: `types, client, zod`. */
  readonly makes: string;
  /** The command that makes it, in `folder/gen`; writes the configuration into the folder when one is needed. */
  command(document: Document, folder: string): Command;
}
