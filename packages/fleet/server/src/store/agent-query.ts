import type { SQLInputValue, StatementSync } from "node:sqlite";
import type { AgentStatus, Platform } from "./agents.ts";
import { normalizedInstant } from "./environment.ts";
import type { Row } from "./rows.ts";
import type { Database } from "./sqlite.ts";

/** One field to sort by, as the API names it. */
export interface SortKey {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

export interface AgentQuery {
  readonly status?: AgentStatus | undefined;
  readonly platform?: Platform | undefined;
  readonly groupId?: number | undefined;
  /** RFC 3339 date-time, in any offset; agents registered at that very moment are not listed. */
  readonly createdAfter?: string | undefined;
  /** Text in the host name or the description; the letters A to Z match in upper and lower case. */
  readonly search?: string | undefined;
  /** The first counts most; equal agents come in the order of their ids. Default: as registered. */
  readonly sort?: readonly SortKey[] | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A sort field that agents do not have. */
export class UnknownSortFieldError extends Error {
  override readonly name = "UnknownSortFieldError";
  readonly code = "UNKNOWN_SORT_FIELD";
}

/** What the API calls a sort field, and the SQL for it. Only what stands here ever gets into a statement. */
const sortColumns: ReadonlyMap<string, string> = new Map([
  ["id", "id"],
  ["hostname", "hostname"],
  ["platform", "platform"],
  ["version", "version_key"],
  ["status", "status"],
  ["priority", "priority"],
  ["created_at", "created_at"],
  ["updated_at", "updated_at"],
]);

/**
 * Filters, sorts and cuts out a page, all in the database.
 * @throws UnknownSortFieldError
 */
export function selectAgents(
  database: Database,
  query: AgentQuery,
): { readonly rows: readonly Row[]; readonly total: number } {
  const { conditions, values } = filtersOf(query);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  const count = statement(database, `SELECT count(*) AS total FROM agents ${where}`);
  const page = statement(
    database,
    `SELECT * FROM agent_overview ${where} ORDER BY ${orderOf(query.sort)} LIMIT :limit OFFSET :offset`,
  );
  return {
    total: Number(count.get(values)?.["total"]),
    rows: page.all({ ...values, limit: query.limit, offset: query.offset }),
  };
}

function filtersOf(query: AgentQuery): { conditions: string[]; values: Record<string, SQLInputValue> } {
  const conditions: string[] = [];
  const values: Record<string, SQLInputValue> = {};
  const { status, platform, groupId, createdAfter, search } = query;
  if (status !== undefined) {
    conditions.push("status = :status");
    values["status"] = status;
  }
  if (platform !== undefined) {
    conditions.push("platform = :platform");
    values["platform"] = platform;
  }
  if (groupId !== undefined) {
    conditions.push("group_id = :groupId");
    values["groupId"] = groupId;
  }
  if (createdAfter !== undefined) {
    conditions.push("created_at > :createdAfter");
    values["createdAfter"] = normalizedInstant(createdAfter);
  }
  if (search !== undefined) {
    conditions.push("(hostname LIKE :pattern ESCAPE '\\' OR description LIKE :pattern ESCAPE '\\')");
    values["pattern"] = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  }
  return { conditions, values };
}

function orderOf(sort: readonly SortKey[] = []): string {
  const keys = sort.length > 0 ? sort : [{ field: "created_at", direction: "asc" }];
  const terms = keys.map(({ field, direction }) => {
    const column = sortColumns.get(field);
    if (column === undefined) {
      const known = [...sortColumns.keys()].join(", ");
      throw new UnknownSortFieldError(
        `Agents cannot be sorted by ${JSON.stringify(field)}; use one of ${known}.`,
      );
    }
    return `${column} ${direction === "desc" ? "DESC" : "ASC"}`;
  });
  return [...terms, "id ASC"].join(", ");
}

const prepared = new WeakMap<Database, Map<string, StatementSync>>();

// Sort keys in any order make many texts: keep the newest, so that callers cannot fill the memory.
const keptStatements = 64;

function statement(database: Database, sql: string): StatementSync {
  const known = prepared.get(database) ?? new Map<string, StatementSync>();
  prepared.set(database, known);
  const found = known.get(sql) ?? database.prepare(sql);
  known.delete(sql);
  known.set(sql, found);
  for (const oldest of known.keys()) {
    if (known.size <= keptStatements) break;
    known.delete(oldest);
  }
  return found;
}
