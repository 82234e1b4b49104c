/** How bad a finding is. An `error` stops generation; a `warning` and an `info` do not. */
export type Severity = "error" | "warning" | "info";

/** A range in a file that was read. Lines and columns count from 1; `endColumn` is exclusive. */
export interface SourceLocation {
  /** Absolute path, or URL. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Lines of a file around a finding, for a code frame. */
export interface SourceFrame {
  /** Line number of the first of `lines`, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** One finding about a contract. Its positions are looked up when first read. */
export interface Diagnostic {
  /** Stable id, e.g. `LS1207`. */
  readonly id: string;
  readonly severity: Severity;
  /** What happened and where, in one sentence. */
  readonly message: string;
  /** What to do, e.g. `did you mean "agents"?`. */
  readonly hint?: string;
  readonly location: SourceLocation;
  /** Other places that take part, e.g. the second of two equal names. */
  readonly related?: readonly RelatedLocation[];
  /** Absent where the file could not be read. */
  readonly frame?: SourceFrame | undefined;
}

export interface RelatedLocation {
  readonly message: string;
  readonly location: SourceLocation;
}
