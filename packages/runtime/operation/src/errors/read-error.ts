import { getAt } from "../pointer.ts";
import type { ErrorFormat } from "./error-format.ts";
import { problemDetails } from "./error-format.ts";

/** The parts of an error body; each absent where the body does not have it. */
export interface ErrorParts {
  readonly code?: string;
  readonly message?: string;
  readonly details?: unknown;
  readonly docs?: string;
}

/** Reads an error body in the contract's format. A body of another shape gives `{}`. */
export function readError(body: unknown, format: ErrorFormat = problemDetails): ErrorParts {
  const code = getAt(body, format.code);
  const message = getAt(body, format.message) ?? (format.title && getAt(body, format.title));
  const details = getAt(body, format.details);
  const docs = format.docs === undefined ? undefined : getAt(body, format.docs);
  return {
    ...(typeof code === "string" && { code }),
    ...(typeof message === "string" && { message }),
    ...(details !== undefined && { details }),
    ...(typeof docs === "string" && docs !== "about:blank" && { docs }),
  };
}
