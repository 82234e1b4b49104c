/** What came of one document. */
export interface DocumentResult {
  readonly document: string;
  readonly operations: number;
  /** Ids of error diagnostics; the document is dead when there is one. */
  readonly errors: readonly string[];
  readonly loadMs: number;
  readonly generateMs: number;
  readonly compileMs: number;
  readonly typeErrors: number;
  /** Whether the server came up with stubs. */
  readonly booted: boolean;
  /** Operations called through the client that the mocks answered validly. */
  readonly answered: number;
  /** Operations whose broken request server and mocks refused equally. */
  readonly refused: number;
  /** Operations whose request could be broken. */
  readonly breakable: number;
  readonly peakMegabytes: number;
  readonly failures: readonly DocumentFailure[];
}

/** One thing that went wrong, with what is needed to see it again. */
export interface DocumentFailure {
  readonly phase: "load" | "generate" | "compile" | "boot" | "answer" | "refusal" | "limit";
  /** Operation id, where it concerns one. */
  readonly operation?: string;
  readonly message: string;
}
