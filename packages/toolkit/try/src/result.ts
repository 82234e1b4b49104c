import type { Diagnostic } from "@lockstep/contract";

/** The steps that a document goes through, in order. */
export type LinePhase = "load" | "generate" | "compile" | "boot" | "answer" | "refusal";

/** The same, to count them. */
export const linePhases: readonly LinePhase[] = ["load", "generate", "compile", "boot", "answer", "refusal"];

/** A step, or an end that none of them chose: it took too long (`limit`), or the process that tried it ended (`crash`). */
export type Phase = LinePhase | "limit" | "crash";

/** What came of one document. */
export interface TryResult {
  /** Absolute path, or URL. */
  readonly document: string;
  /** Files that it was read from, absolute, the document first; URLs where it came from there. */
  readonly files: readonly string[];
  /** What the document is, where it is no OpenAPI 3 document: nothing was tried then. */
  readonly foreign?: string;
  /** The last step that was begun; it was ended unless it failed by `limit` or `crash`. */
  readonly reached: LinePhase;
  readonly operations: number;
  /** What loading and the generators had to say. */
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of error diagnostics; the document is dead when there is one. */
  readonly errors: readonly string[];
  readonly loadMs: number;
  readonly generateMs: number;
  readonly compileMs: number;
  readonly generated: boolean;
  readonly compiled: boolean;
  readonly typeErrors: number;
  /** Version of the TypeScript that compiled it; absent where nothing was compiled. */
  readonly typescript?: string;
  /** Whether the server came up with stubs. */
  readonly booted: boolean;
  /** Operations called through the client that the mocks answered validly. */
  readonly answered: number;
  /**
   * Operations that no client can call over `fetch`, that declare no answer, whose schemas no value fits, or that no request tells from
   * another one.
   */
  readonly uncallable: readonly Uncallable[];
  /** Operations whose broken request server and mocks refused equally. */
  readonly refused: number;
  /** Operations whose request could be broken. */
  readonly breakable: number;
  readonly peakMegabytes: number;
  readonly failures: readonly TryFailure[];
}

export interface Uncallable {
  /** Operation id. */
  readonly operation: string;
  readonly reason: string;
}

/** One thing that went wrong. */
export interface TryFailure {
  readonly phase: Phase;
  /** Operation id, where it concerns one. */
  readonly operation?: string;
  readonly message: string;
  /** What failures of its kind have in common, whatever document and operation they are of. */
  readonly kind: string;
  /** File with the smallest document found that fails in the same way. */
  readonly reproduction?: string;
}

/** A result of which nothing has happened yet. */
export function emptyResult(document: string): TryResult {
  return {
    document,
    files: [],
    reached: "load",
    operations: 0,
    diagnostics: [],
    errors: [],
    loadMs: 0,
    generateMs: 0,
    compileMs: 0,
    generated: false,
    compiled: false,
    typeErrors: 0,
    booted: false,
    answered: 0,
    uncallable: [],
    refused: 0,
    breakable: 0,
    peakMegabytes: 0,
    failures: [],
  };
}

/** Whether everything that could be tried went well. */
export function isClean({ failures, foreign }: TryResult): boolean {
  return failures.length === 0 && foreign === undefined;
}
