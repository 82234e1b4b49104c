import type { AgentStatus } from "./agents.ts";
import type { Environment } from "./environment.ts";
import type { Row } from "./rows.ts";
import type { Database } from "./sqlite.ts";
import type { TaskStatus } from "./tasks.ts";

/** How the store is doing. */
export interface StoreHealth {
  /** How long the counting took, in milliseconds. */
  readonly latencyMs: number;
  readonly agents: Readonly<Record<AgentStatus, number>>;
  readonly tasks: Readonly<Record<TaskStatus, number>>;
}

/** Counts by status; throws what the database throws when it cannot answer. */
export function createHealth(database: Database, { monotonicMs }: Environment): () => StoreHealth {
  const countAgents = database.prepare("SELECT status, count(*) AS total FROM agents GROUP BY status");
  const countTasks = database.prepare("SELECT status, count(*) AS total FROM tasks GROUP BY status");

  return () => {
    const start = monotonicMs();
    const agents = totals(countAgents.all());
    const tasks = totals(countTasks.all());
    return {
      latencyMs: Math.max(0, monotonicMs() - start),
      agents: { online: agents("online"), offline: agents("offline"), maintenance: agents("maintenance") },
      tasks: {
        pending: tasks("pending"),
        running: tasks("running"),
        succeeded: tasks("succeeded"),
        failed: tasks("failed"),
        cancelled: tasks("cancelled"),
      },
    };
  };
}

function totals(rows: readonly Row[]): (status: string) => number {
  const byStatus = new Map(rows.map((row) => [row["status"], Number(row["total"])]));
  return (status) => byStatus.get(status) ?? 0;
}
