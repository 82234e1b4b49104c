import { isMutable, type MutableObject } from "../bundle/mutable.ts";
import { suggest } from "../names/suggest.ts";
import { placeIn, type Site, shown } from "./site.ts";

/** Leaves statuses under `responses`: a family in small letters is read, what is no status is left out. */
export function repairResponses(operation: MutableObject, site: Site): void {
  const { responses } = operation;
  if (!isMutable(responses)) return;
  if (Object.keys(responses).every((key) => readStatus(key) === key)) return;
  const entries = Object.entries(responses).map(
    ([status, response]) => [readStatus(status), status, response] as const,
  );
  const kept = new Map<string, unknown>();
  for (const [read, status, response] of entries) {
    if (read !== undefined && (read === status || !Object.hasOwn(responses, read))) {
      kept.set(read, response);
      continue;
    }
    const near = suggest(status, ["default"]);
    const hint = near === undefined ? {} : { hint: `did you mean "${near}"?` };
    site.reporter.report("LS1428", placeIn(site, "responses", status), { status }, { part: "key", ...hint });
  }
  operation["responses"] = Object.fromEntries(kept);
}

/** A key of `responses` as it should be written; undefined where it is no status. */
function readStatus(key: string): string | undefined {
  if (isStatus(key) || key.startsWith("x-") || key === "$ref") return key;
  const read = /^[1-5]x{2}$/i.test(key) ? key.toUpperCase() : key.toLowerCase();
  return isStatus(read) ? read : undefined;
}

function isStatus(status: string): boolean {
  return status === "default" || /^[1-5](\d\d|XX)$/.test(status);
}

/**
 * Leaves requirements under `security`. What is none must not open an operation: one that is written as a name or without a list
 * around it is read, and a list that says nothing else is as if it were not there.
 */
export function repairSecurity(holder: MutableObject, site: Site): void {
  const { security } = holder;
  if (Array.isArray(security) && security.every(isMutable)) return;
  const written = Array.isArray(security) ? security : [security];
  const read = written.flatMap((requirement): MutableObject[] => {
    if (isMutable(requirement)) return [requirement];
    return typeof requirement === "string" && requirement !== "" ? [{ [requirement]: [] }] : [];
  });
  if (read.length > 0) holder["security"] = read;
  else Reflect.deleteProperty(holder, "security");
  tell("security", "a list of objects, each of schemes with their scopes", security, read, site);
}

/** Leaves names under `tags` of an operation. */
export function repairTags(operation: MutableObject, site: Site): void {
  const { tags } = operation;
  if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string")) return;
  const read = (Array.isArray(tags) ? tags : [tags]).flatMap((tag): string[] => {
    const name: unknown = isMutable(tag) ? tag["name"] : tag;
    return typeof name === "string" || typeof name === "number" ? [String(name)] : [];
  });
  if (read.length > 0) operation["tags"] = read;
  else Reflect.deleteProperty(operation, "tags");
  tell("tags", "a list of names", tags, read, site);
}

/** Leaves servers with a url under `servers`. */
export function repairServers(holder: MutableObject, site: Site): void {
  const { servers } = holder;
  const isServer = (server: unknown): boolean => isMutable(server) && typeof server["url"] === "string";
  if (Array.isArray(servers) && servers.every(isServer)) return;
  const read = (Array.isArray(servers) ? servers : [servers]).flatMap((server): MutableObject[] => {
    if (typeof server === "string") return [{ url: server }];
    return isMutable(server) && typeof server["url"] === "string" ? [server] : [];
  });
  if (read.length > 0) holder["servers"] = read;
  else Reflect.deleteProperty(holder, "servers");
  tell("servers", "a list of objects with a url", servers, read, site);
}

function tell(keyword: string, expected: string, found: unknown, read: readonly unknown[], site: Site): void {
  const outcome = read.length > 0 ? `read as ${shown(read)}` : "ignored";
  site.reporter.report("LS1415", placeIn(site, keyword), { keyword, expected, found: shown(found), outcome });
}
