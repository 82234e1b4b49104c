import type { SQLInputValue } from "node:sqlite";
import { fromRow } from "./rows.ts";
import type { Database } from "./sqlite.ts";
import type { TaskKind, TaskRecord, TaskStatus } from "./tasks.ts";

/** Where a task stands in the list; a cursor holds it. */
export interface TaskPosition {
  readonly createdAt: string;
  readonly id: string;
}

export interface TaskQuery {
  readonly agentId?: number | undefined;
  readonly status?: TaskStatus | undefined;
  readonly kind?: TaskKind | undefined;
  /** The `next` of the page before, as it came back in a cursor. */
  readonly after?: unknown;
  readonly limit: number;
}

export interface TaskPage {
  readonly items: readonly TaskRecord[];
  /** The position of the last item; undefined when no page follows. */
  readonly next: TaskPosition | undefined;
}

/** A cursor's content that is no position of this list. */
export class BadPositionError extends Error {
  override readonly name = "BadPositionError";
  readonly code = "BAD_POSITION";
}

/**
 * The tasks after a position, newest first, found by key: new tasks shift nothing.
 * @throws BadPositionError
 */
export function selectTasks(database: Database, query: TaskQuery): TaskPage {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const filter = (condition: string, ...bound: SQLInputValue[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (query.agentId !== undefined) filter("agent_id = ?", query.agentId);
  if (query.status !== undefined) filter("status = ?", query.status);
  if (query.kind !== undefined) filter("kind = ?", query.kind);
  if (query.after !== undefined) {
    const { createdAt, id } = positionOf(query.after);
    filter("(created_at, id) < (?, ?)", createdAt, id);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  // One more than asked for tells whether a page follows.
  const rows = database
    .prepare(`SELECT * FROM tasks ${where} ORDER BY created_at DESC, id DESC LIMIT ?`)
    .all(...values, query.limit + 1);
  const items = rows.slice(0, query.limit).map((row) => fromRow<TaskRecord>(row));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last && { createdAt: last.createdAt, id: last.id } };
}

function positionOf(value: unknown): TaskPosition {
  if (typeof value === "object" && value !== null && "createdAt" in value && "id" in value) {
    const { createdAt, id } = value;
    if (typeof createdAt === "string" && typeof id === "string") return { createdAt, id };
  }
  throw new BadPositionError(
    "The position is not one of the list of tasks; pass the `next` of a page of tasks.",
  );
}
