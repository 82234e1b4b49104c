import type { AgentRecord, Agents } from "./agents.ts";
import { type Environment, instant } from "./environment.ts";
import { fromRow } from "./rows.ts";
import { type Database, transaction } from "./sqlite.ts";
import type { TaskLogs } from "./task-logs.ts";
import { selectTasks, type TaskPage, type TaskQuery } from "./task-query.ts";

export type TaskKind = "reboot" | "shutdown" | "update_agent";
export type TaskStatus = "pending" | "running" | "succeeded" | "failed" | "cancelled";

export interface TaskRecord {
  readonly id: string;
  readonly kind: TaskKind;
  readonly status: TaskStatus;
  readonly agentId: number;
  readonly attempt: number;
  readonly progress: number;
  readonly requestedBy: string;
  readonly failure: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface TaskInput {
  readonly agentId: number;
  readonly kind: TaskKind;
  /** E-mail address of the user who asks. */
  readonly requestedBy: string;
}

/** Why a task did not come to be, with what the refusal tells. */
export type TaskRefusal =
  | { readonly outcome: "agent-missing" }
  | { readonly outcome: "agent-offline"; readonly agent: AgentRecord }
  | { readonly outcome: "already-running"; readonly task: TaskRecord };

export type TaskCreation = { readonly outcome: "created"; readonly task: TaskRecord } | TaskRefusal;

export type TaskChange =
  | { readonly outcome: "changed"; readonly task: TaskRecord }
  | { readonly outcome: "missing" }
  | { readonly outcome: "wrong-status"; readonly task: TaskRecord };

export interface Tasks {
  create(input: TaskInput): TaskCreation;
  find(id: string): TaskRecord | undefined;
  /** Newest first. */
  list(query: TaskQuery): TaskPage;
  /** Stops a task that is pending or running. */
  cancel(id: string, requestedBy: string): TaskChange;
  /** Puts a task that failed or was cancelled back in line, as its next attempt. */
  retry(id: string, requestedBy: string): TaskChange | TaskRefusal;
  /** Marks a pending task as running. */
  start(id: string): TaskChange;
  /** Ends a running task, with the reason when it failed. */
  finish(id: string, result: { readonly failure?: string | undefined }): TaskChange;
}

export function createTasks(
  database: Database,
  environment: Environment,
  agents: Agents,
  logs: TaskLogs,
): Tasks {
  const { now, randomUUID } = environment;
  const insert = database.prepare(
    "INSERT INTO tasks (id, kind, status, agent_id, attempt, progress, requested_by, created_at) VALUES (?, ?, 'pending', ?, 1, 0, ?, ?)",
  );
  const select = database.prepare("SELECT * FROM tasks WHERE id = ?");
  const selectOpen = database.prepare(
    "SELECT * FROM tasks WHERE agent_id = ? AND kind = ? AND status IN ('pending', 'running')",
  );
  const write = database.prepare(
    `UPDATE tasks SET status = :status, attempt = :attempt, progress = :progress, failure = :failure,
       started_at = :startedAt, finished_at = :finishedAt WHERE id = :id`,
  );

  function find(id: string): TaskRecord | undefined {
    const row = select.get(id);
    return row && fromRow<TaskRecord>(row);
  }

  function refusal(agentId: number, kind: TaskKind): TaskRefusal | undefined {
    const agent = agents.find(agentId);
    if (!agent) return { outcome: "agent-missing" };
    if (agent.status === "offline") return { outcome: "agent-offline", agent };
    const open = selectOpen.get(agentId, kind);
    return open && { outcome: "already-running", task: fromRow<TaskRecord>(open) };
  }

  function change(
    id: string,
    from: readonly TaskStatus[],
    next: (task: TaskRecord, present: string) => Partial<TaskRecord>,
    message: string,
  ): TaskChange {
    const task = find(id);
    if (!task) return { outcome: "missing" };
    if (!from.includes(task.status)) return { outcome: "wrong-status", task };
    const changed = { ...task, ...next(task, instant(now())) };
    const { status, attempt, progress, failure, startedAt, finishedAt } = changed;
    write.run({ id, status, attempt, progress, failure, startedAt, finishedAt });
    logs.append(id, status === "failed" ? "error" : "info", message);
    return { outcome: "changed", task: changed };
  }

  return {
    create: ({ agentId, kind, requestedBy }) =>
      transaction(database, () => {
        const refused = refusal(agentId, kind);
        if (refused) return refused;
        const id = randomUUID();
        insert.run(id, kind, agentId, requestedBy, instant(now()));
        logs.append(id, "info", `Requested by ${requestedBy}`);
        const task = find(id);
        if (!task) throw new Error(`Task ${id} is not there right after it was written.`);
        return { outcome: "created", task };
      }),
    find,
    list: (query) => selectTasks(database, query),
    cancel: (id, requestedBy) =>
      transaction(database, () =>
        change(
          id,
          ["pending", "running"],
          (_, present) => ({ status: "cancelled", finishedAt: present }),
          `Cancelled by ${requestedBy}`,
        ),
      ),
    retry: (id, requestedBy) =>
      transaction(database, () => {
        const task = find(id);
        const again: readonly TaskStatus[] = ["failed", "cancelled"];
        const refused = task && again.includes(task.status) && refusal(task.agentId, task.kind);
        if (refused) return refused;
        return change(
          id,
          again,
          ({ attempt }) => ({
            ...{ status: "pending", attempt: attempt + 1, progress: 0 },
            ...{ failure: null, startedAt: null, finishedAt: null },
          }),
          `Requested again by ${requestedBy}`,
        );
      }),
    start: (id) =>
      transaction(database, () =>
        change(id, ["pending"], (_, present) => ({ status: "running", startedAt: present }), "Started"),
      ),
    finish: (id, { failure }) =>
      transaction(database, () =>
        change(
          id,
          ["running"],
          ({ progress }, finishedAt) =>
            failure === undefined
              ? { status: "succeeded", progress: 100, finishedAt }
              : { status: "failed", progress, failure, finishedAt },
          failure === undefined ? "Succeeded" : `Failed: ${failure}`,
        ),
      ),
  };
}
