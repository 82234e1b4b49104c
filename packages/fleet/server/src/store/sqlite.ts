import type { DatabaseSync } from "node:sqlite";

export type Database = DatabaseSync;

/** The store could not be opened; the message says where and what to do. */
export class StoreOpenError extends Error {
  override readonly name = "StoreOpenError";
  readonly code = "STORE_OPEN_FAILED";
}

/**
 * Opens a SQLite database, with foreign keys on and, in a file, write-ahead logging.
 * @param path a file, or `:memory:`.
 * @throws StoreOpenError when the file cannot be opened or is no database.
 */
export function openDatabase(path: string): Database {
  const { DatabaseSync } = sqliteModule();
  try {
    const database = new DatabaseSync(path, { timeout: 5000 });
    database.exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL;");
    if (path !== ":memory:") database.exec("PRAGMA journal_mode = WAL;");
    return database;
  } catch (cause) {
    throw new StoreOpenError(
      `The store at ${path} cannot be opened; its folder must exist and be writable, and the file must be a SQLite database.`,
      { cause },
    );
  }
}

/** Runs `work` as one transaction: all of it happens, or, when it throws, nothing. */
export function transaction<T>(database: Database, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    // Some faults (a full disk) roll back by themselves; rolling back again would hide them.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Whether `error` says that a value of `column` (`table.column`) is taken. */
export function isTaken(error: unknown, column: string): boolean {
  const uniqueViolations: readonly unknown[] = [1555, 2067];
  return (
    error instanceof Error &&
    "errcode" in error &&
    uniqueViolations.includes(error.errcode) &&
    error.message.includes(column)
  );
}

// Loaded by a call, not by an import statement, so that the warning that Node 22 gives at its first load can be held
// back; every other warning passes.
function sqliteModule(): typeof import("node:sqlite") {
  const original = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!/^SQLite is an experimental feature/.test(String(warning))) original.call(process, warning, ...rest);
  }) satisfies typeof process.emitWarning;
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = original;
  }
}
