/** What came of one call. */
export interface Answered {
  readonly operation: string;
  /** The HTTP status, or the kind of failure. */
  readonly status: number | string;
  /** What is wrong with the answer; empty when it is valid. */
  readonly faults: readonly string[];
}

/** The module that calls the generated client. */
export interface Calls {
  readonly operationCount: number;
  /** Makes the ten calls. */
  callTen(): Promise<readonly Answered[]>;
}
