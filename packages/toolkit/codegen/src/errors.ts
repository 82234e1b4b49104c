/** A generator asked to print a name that is not an identifier. */
export class UnprintableNameError extends Error {
  override readonly name = "UnprintableNameError";
  readonly code = "LOCKSTEP_UNPRINTABLE_NAME";
}

/** A generator asked to print a value that has no literal, e.g. a function or NaN. */
export class UnprintableValueError extends Error {
  override readonly name = "UnprintableValueError";
  readonly code = "LOCKSTEP_UNPRINTABLE_VALUE";
}

/** Files of a plan contradict each other or lie outside the output's folder. */
export class PlanError extends Error {
  override readonly name = "PlanError";
  readonly code = "LOCKSTEP_PLAN";
}
