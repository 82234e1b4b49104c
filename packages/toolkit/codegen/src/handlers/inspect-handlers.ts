import type { ts as TypeScript } from "ts-morph";
import { compareByCodeUnit } from "../compare.ts";
import { type FoundHandler, findHandlers } from "./find-handlers.ts";
import { routeOf } from "./route.ts";

/** A handler file of the user; only read, never written. */
export interface HandlerFile {
  /** Relative to the output's folder, posix. */
  readonly path: string;
  readonly text: string;
}

/** What handlers are compared with. */
export interface HandledOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The file that its stub is, or would be, in; relative to the output's folder. */
  readonly file?: string;
  /** What its stub says. A file that still says so is not parsed. */
  readonly stub?: string;
}

export interface HandlerReport {
  /** Handlers that still answer 501 through `notImplemented()`. */
  readonly stubs: readonly HandlerPlace[];
  /** Handlers of operations that the contract does not have (any more). */
  readonly orphans: readonly HandlerPlace[];
  /** Orphans that belong to an operation with another name: same method, same path. */
  readonly renames: readonly HandlerRename[];
}

export interface HandlerPlace {
  readonly operation: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

export interface HandlerRename {
  readonly from: HandlerPlace;
  readonly operation: string;
  /** Where its handler belongs. */
  readonly file: string;
  /** The move to suggest: `git mv -f old new` (`-f`, since a stub may be there by now). */
  readonly command: string;
}

/** Reads handler files beside the contract's operations. */
export async function inspectHandlers(
  files: readonly HandlerFile[],
  operations: readonly HandledOperation[],
): Promise<HandlerReport> {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const byRoute = new Map(
    operations.map((operation) => [routeOf(operation.method, operation.path), operation]),
  );
  const handlers = await handlersIn(
    [...files].sort((a, b) => compareByCodeUnit(a.path, b.path)),
    byId,
  );
  const done = new Set(handlers.filter(({ stub }) => !stub).map(({ operation }) => operation));
  const unknown = handlers.filter(({ operation }) => !byId.has(operation));
  return {
    stubs: handlers.filter(({ operation, stub }) => stub && byId.has(operation)).map(placeOf),
    orphans: unknown.map(placeOf),
    renames: unknown.flatMap((handler) => {
      const successor = handler.route === undefined ? undefined : byRoute.get(handler.route);
      // A successor that has a real handler is not waiting for this one; a stub would not be worth the move.
      if (successor === undefined || done.has(successor.id) || handler.stub) return [];
      return [renameOf(handler, successor)];
    }),
  };
}

/** The compiler is loaded only for files that are no stubs any more: it is large. */
async function handlersIn(
  files: readonly HandlerFile[],
  operations: ReadonlyMap<string, HandledOperation>,
): Promise<readonly FoundHandler[]> {
  const byFile = new Map([...operations.values()].map((operation) => [operation.file, operation]));
  const stubs = new Map(
    files.flatMap((file) => {
      const operation = byFile.get(file.path);
      return operation?.stub === file.text ? [[file, stubOf(operation, file)] as const] : [];
    }),
  );
  if (stubs.size === files.length) return [...stubs.values()];
  const { ts }: { ts: typeof TypeScript } = await import("ts-morph");
  return files.flatMap((file) => stubs.get(file) ?? findHandlers(ts, file, operations));
}

function stubOf({ id, method, path }: HandledOperation, { path: file, text }: HandlerFile): FoundHandler {
  const line = text.slice(0, text.lastIndexOf("\nexport ") + 1).split("\n").length;
  return { operation: id, file, line, stub: true, route: routeOf(method, path) };
}

function renameOf(handler: FoundHandler, successor: HandledOperation): HandlerRename {
  const slash = handler.file.lastIndexOf("/") + 1;
  const file = successor.file ?? `${handler.file.slice(0, slash)}${kebabCase(successor.id)}.ts`;
  return {
    from: placeOf(handler),
    operation: successor.id,
    file,
    command: `git mv -f ${shellWord(handler.file)} ${shellWord(file)}`,
  };
}

function placeOf({ operation, file, line }: FoundHandler): HandlerPlace {
  return { operation, file, line };
}

function kebabCase(name: string): string {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1-$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .toLowerCase();
}

/** A word that a shell takes as it is: the command is there to be pasted. */
function shellWord(text: string): string {
  return /^[\w./@-]+$/.test(text) && !text.startsWith("-") ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
