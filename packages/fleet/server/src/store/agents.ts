import { type AgentQuery, selectAgents } from "./agent-query.ts";
import { type Environment, instant } from "./environment.ts";
import { fromRow, type Row } from "./rows.ts";
import { type Database, isTaken, transaction } from "./sqlite.ts";

export type AgentStatus = "online" | "offline" | "maintenance";
export type Platform = "linux" | "windows" | "macos" | "freebsd";

export interface AgentRecord {
  readonly id: number;
  readonly hostname: string;
  readonly platform: Platform;
  readonly version: string;
  readonly status: AgentStatus;
  readonly priority: number;
  readonly groupId: number | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly healthScore: number;
  readonly summary: { readonly openTasks: number; readonly failedTasks: number };
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface AgentInput {
  /** Unique; upper and lower case are the same. */
  readonly hostname: string;
  readonly platform: Platform;
  readonly version: string;
  /** Default `online`. */
  readonly status?: AgentStatus | undefined;
  /** From 0 to 100. Default 50. */
  readonly priority?: number | undefined;
  /** Default null: no group. */
  readonly groupId?: number | null | undefined;
  /** Default null. */
  readonly description?: string | null | undefined;
  /** Default none. */
  readonly tags?: readonly string[] | undefined;
}

/** What to change; members left out or undefined stay. */
export type AgentChange = { readonly [Name in keyof AgentInput]?: AgentInput[Name] | undefined };

export interface Agents {
  /** One page of the agents that pass every filter, and how many pass in all. */
  list(query: AgentQuery): { readonly items: readonly AgentRecord[]; readonly total: number };
  find(id: number): AgentRecord | undefined;
  create(input: AgentInput): AgentRecord | "hostname-taken";
  /** Makes the agent be what `input` says, defaults included; registers it under this id when there is none. */
  replace(
    id: number,
    input: AgentInput,
  ): { readonly agent: AgentRecord; readonly created: boolean } | "hostname-taken";
  update(id: number, change: AgentChange): AgentRecord | "missing" | "hostname-taken";
  /** Removes the agent with its tasks; false when there is none. */
  remove(id: number): boolean;
}

export function createAgents(database: Database, { now }: Environment): Agents {
  const select = database.prepare("SELECT * FROM agent_overview WHERE id = ?");
  const upsert = database.prepare(
    `INSERT INTO agents VALUES (:id, :hostname, :platform, :version, :versionKey, :status, :priority, :groupId,
       :description, :tags, :now, :now)
     ON CONFLICT (id) DO UPDATE SET hostname = :hostname, platform = :platform, version = :version,
       version_key = :versionKey, status = :status, priority = :priority, group_id = :groupId,
       description = :description, tags = :tags, updated_at = :now`,
  );
  const remove = database.prepare("DELETE FROM agents WHERE id = ?");
  const nextId = database.prepare("UPDATE last_agent_id SET id = id + 1 RETURNING id");

  function find(id: number): AgentRecord | undefined {
    const row = select.get(id);
    return row && agentOf(row);
  }

  function write(id: number, input: AgentInput): AgentRecord | "hostname-taken" {
    const { hostname, platform, version, status = "online", priority = 50 } = input;
    const { groupId = null, description = null, tags = [] } = input;
    try {
      upsert.run({
        ...{ id, hostname, platform, version, status, priority, groupId, description },
        ...{ versionKey: versionKey(version), tags: JSON.stringify(tags), now: instant(now()) },
      });
    } catch (error) {
      if (isTaken(error, "agents.hostname")) return "hostname-taken";
      throw error;
    }
    return find(id) ?? missingAfterWrite(id);
  }

  // Ids that callers chose by `replace` are passed over, and do not decide where counting goes on: one that is very big
  // would use up the numbers that the contract allows.
  function unusedId(): number {
    for (;;) {
      const id = Number(nextId.get()?.["id"]);
      if (!select.get(id)) return id;
    }
  }

  return {
    list: (query) => {
      const { rows, total } = selectAgents(database, query);
      return { items: rows.map(agentOf), total };
    },
    find,
    create: (input) => transaction(database, () => write(unusedId(), input)),
    replace: (id, input) =>
      transaction(database, () => {
        const created = !select.get(id);
        const agent = write(id, input);
        return agent === "hostname-taken" ? agent : { agent, created };
      }),
    update: (id, change) =>
      transaction(database, () => {
        const agent = find(id);
        return agent ? write(id, { ...agent, ...given(change) }) : "missing";
      }),
    remove: (id) => remove.run(id).changes === 1,
  };
}

function agentOf(row: Row): AgentRecord {
  const { versionKey: _, tags, openTasks, failedTasks, ...agent } = fromRow<AgentRow>(row);
  return { ...agent, tags: JSON.parse(tags), summary: { openTasks, failedTasks } };
}

type AgentRow = Omit<AgentRecord, "tags" | "summary"> &
  AgentRecord["summary"] & { readonly tags: string; readonly versionKey: string };

// Versions sort by their numbers, which their text does not: 2.10.0 comes after 2.9.0.
function versionKey(version: string): string {
  return version
    .split(".")
    .map((part) => part.padStart(32, "0"))
    .join(".");
}

function given<T extends object>(change: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}

function missingAfterWrite(id: number): never {
  throw new Error(`Agent ${id} is not there right after it was written; the store's file may be damaged.`);
}
