/** Why paging cannot go on, or not start. */
export type PagingProblem = "REPEATED_PAGE" | "OTHER_ORIGIN" | "NO_NEXT_PAGE" | "BAD_RESUME_TOKEN";

/** A list that cannot be paged through as its contract says. */
export class PagingError extends Error {
  override readonly name = "PagingError";
  readonly code: PagingProblem;

  constructor(code: PagingProblem, message: string) {
    super(message);
    this.code = code;
  }
}
