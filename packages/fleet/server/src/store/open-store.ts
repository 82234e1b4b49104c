import { randomBytes, randomUUID } from "node:crypto";
import { type Agents, createAgents } from "./agents.ts";
import { type Artifacts, createArtifacts } from "./artifacts.ts";
import type { Environment } from "./environment.ts";
import { createHealth, type StoreHealth } from "./health.ts";
import { createSchema } from "./schema.ts";
import { createSessions, type Sessions, type SessionTimes } from "./sessions.ts";
import { openDatabase } from "./sqlite.ts";
import { createTaskLogs, type TaskLogs } from "./task-logs.ts";
import { createTasks, type Tasks } from "./tasks.ts";
import { createUsers, type Users } from "./users.ts";

export interface StoreOptions extends Partial<Environment>, Partial<SessionTimes> {
  /** A file, or `:memory:` for a store that ends with the process. Default `:memory:`. */
  readonly path?: string;
}

/** All that the Fleet server keeps, in one embedded SQLite database. */
export interface Store {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly agents: Agents;
  readonly tasks: Tasks;
  readonly logs: TaskLogs;
  readonly artifacts: Artifacts;
  readonly health: () => StoreHealth;
  /** Closes the database; nothing else works afterwards. */
  close(): void;
}

/**
 * Opens the store and makes its tables when they are not there. Access tokens live an hour, refresh tokens 30 days,
 * unless `accessTtlSeconds` and `refreshTtlSeconds` say otherwise.
 * @throws StoreOpenError when the file cannot be opened or holds tables of another version.
 */
export function openStore(options: StoreOptions = {}): Store {
  const environment: Environment = {
    now: options.now ?? (() => new Date()),
    randomUUID: options.randomUUID ?? randomUUID,
    randomBytes: options.randomBytes ?? randomBytes,
    monotonicMs: options.monotonicMs ?? (() => performance.now()),
  };
  const times: SessionTimes = {
    accessTtlSeconds: options.accessTtlSeconds ?? 3600,
    refreshTtlSeconds: options.refreshTtlSeconds ?? 30 * 24 * 3600,
  };
  const database = openDatabase(options.path ?? ":memory:");
  try {
    createSchema(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const agents = createAgents(database, environment);
  const logs = createTaskLogs(database, environment);
  return {
    users: createUsers(database, environment),
    sessions: createSessions(database, environment, times),
    agents,
    tasks: createTasks(database, environment, agents, logs),
    logs,
    artifacts: createArtifacts(database, environment),
    health: createHealth(database, environment),
    close: () => database.close(),
  };
}
