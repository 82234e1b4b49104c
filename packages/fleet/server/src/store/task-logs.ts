import { type Environment, instant } from "./environment.ts";
import { fromRow } from "./rows.ts";
import type { Database } from "./sqlite.ts";
import { BadPositionError } from "./task-query.ts";

export type LogLevel = "debug" | "info" | "warning" | "error";

export interface LogRecord {
  /** Place in the task's log, from 1. */
  readonly sequence: number;
  readonly level: LogLevel;
  readonly message: string;
  readonly loggedAt: string;
}

export interface LogQuery {
  readonly level?: LogLevel | undefined;
  /** The `next` of the page before, as it came back in a cursor. */
  readonly after?: unknown;
  readonly limit: number;
}

export interface LogPage {
  readonly items: readonly LogRecord[];
  /** The sequence of the last item; undefined when no page follows. */
  readonly next: number | undefined;
}

export interface TaskLogs {
  append(taskId: string, level: LogLevel, message: string): LogRecord;
  /**
   * Oldest first; undefined when there is no such task.
   * @throws BadPositionError
   */
  list(taskId: string, query: LogQuery): LogPage | undefined;
}

export function createTaskLogs(database: Database, { now }: Environment): TaskLogs {
  const insert = database.prepare(
    `INSERT INTO task_logs
     SELECT :taskId, coalesce(max(sequence), 0) + 1, :level, :message, :now FROM task_logs WHERE task_id = :taskId
     RETURNING sequence, level, message, logged_at`,
  );
  const selectTask = database.prepare("SELECT 1 FROM tasks WHERE id = ?");
  const select = database.prepare(
    `SELECT sequence, level, message, logged_at FROM task_logs
     WHERE task_id = :taskId AND sequence > :after AND (:level IS NULL OR level = :level)
     ORDER BY sequence LIMIT :limit`,
  );

  return {
    append(taskId, level, message) {
      const row = insert.get({ taskId, level, message, now: instant(now()) });
      return fromRow<LogRecord>(row ?? {});
    },
    list(taskId, { level = null, after = 0, limit }) {
      if (typeof after !== "number") {
        throw new BadPositionError("The position is not one of a log; pass the `next` of a page of logs.");
      }
      if (!selectTask.get(taskId)) return undefined;
      const rows = select.all({ taskId, level, after, limit: limit + 1 });
      const items = rows.slice(0, limit).map((row) => fromRow<LogRecord>(row));
      return { items, next: rows.length > limit ? items.at(-1)?.sequence : undefined };
    },
  };
}
