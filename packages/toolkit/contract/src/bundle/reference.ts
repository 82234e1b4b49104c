import type { SourceFile } from "../parse/source-file.ts";
import type { Kind, Slot } from "./grammar.ts";
import type { MutableObject } from "./mutable.ts";

/** A `$ref` or a mapping of a discriminator that does not already point to a component of the root document. */
export interface Reference {
  /** The object that holds the text. */
  readonly holder: MutableObject;
  /** `$ref`, or the key of the mapping. */
  readonly key: string;
  readonly kind: Kind;
  readonly file: SourceFile;
  /** JSON pointer of the holder in its file. */
  readonly pointer: string;
  readonly role: "reference" | "mapping";
}

/** A `$ref` in whose place is put what it leads to, most often because none may stand there. */
export interface Splice {
  readonly holder: MutableObject;
  /** What has to stand there. */
  readonly slot: Slot;
  readonly file: SourceFile;
  /** JSON pointer of the holder in its file. */
  readonly pointer: string;
  /** True where OpenAPI does allow it, but the bundle is to have the node itself. */
  readonly isAllowed: boolean;
}

/** What references lead to, when it is no component of the root document yet. */
export interface Target {
  readonly kind: Kind;
  readonly file: SourceFile;
  readonly pointer: string;
  readonly node: unknown;
  /** Names that it goes by on the ways that lead to it: those of pointers before those of files. */
  readonly pointerNames: Set<string>;
  readonly fileNames: Set<string>;
}

/** Where a reference ends: at a component of the root document, or at a target that has to become one. */
export type Destination =
  | { readonly component: string; readonly target?: never }
  | { readonly component?: never; readonly target: Target };

export interface ResolvedReference {
  readonly reference: Reference;
  readonly destination: Destination;
}
