import type { Failure, Operation } from "@lockstep/operation";

/** Answers an error of SQLite's by its code where the contract has one for it; elsewhere it stays internal. */
export function databaseErrors(error: unknown, { errors = {} }: Operation): Failure | undefined {
  const ofDatabase = error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
  return ofDatabase && Object.hasOwn(errors, "EXT_DATABASE_ERROR")
    ? { code: "EXT_DATABASE_ERROR" }
    : undefined;
}
