import type { DecodedParameters } from "../parameters/decode.ts";
import { getAt } from "../pointer.ts";
import type { Violation } from "../validation/violation.ts";
import type { CursorCodec } from "./cursor.ts";
import type { Pagination, RequestPlace } from "./pagination.ts";

/** What a list operation is asked for, bounded by the contract. */
export interface PageRequest {
  /** Most items to answer. */
  readonly limit: number;
  /** Items to leave out; 0 for cursors. */
  readonly offset: number;
  /** Number of the page: counted from the contract's `start` where callers send it, else from 1. */
  readonly page: number;
  /** The position that the cursor holds, as the handler put it in; absent on the first page. */
  readonly cursor?: unknown;
  /** In order of precedence; empty when the caller asks for none. */
  readonly sort: readonly SortKey[];
}

export interface SortKey {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

/** Used where the contract bounds a page by nothing. */
const fallbackLimit = 50;

/**
 * Reads limit, position and order of a request for a page.
 * @param binding what a cursor is tied to, see {@link cursorBinding}.
 */
export async function readPageRequest(
  pagination: Pagination,
  parameters: DecodedParameters,
  body: unknown,
  cursors: CursorCodec,
  binding: string,
  now: Date,
): Promise<{ readonly page: PageRequest; readonly violations: readonly Violation[] }> {
  const { request, limit: bounds, start } = pagination;
  const violations: Violation[] = [];
  const read = (place: RequestPlace | undefined): unknown => place && valueAt(place, parameters, body);
  const whole = (place: RequestPlace | undefined, least: number): number | undefined => {
    const value = read(place);
    if (place === undefined || value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
    violations.push(violation(place, `must be an integer >= ${least}`));
    return undefined;
  };

  const asked = whole(request.limit, 1);
  if (request.limit && asked !== undefined && bounds.max !== undefined && asked > bounds.max) {
    violations.push(violation(request.limit, `must be <= ${bounds.max}`));
  }
  const limit = Math.min(asked ?? bounds.default ?? fallbackLimit, bounds.max ?? Number.POSITIVE_INFINITY);
  const pageNumber = whole(request.page, start) ?? start;
  const stated = whole(request.offset, 0);
  const offset = stated ?? (pageNumber - start) * limit;
  const sort = readSort(pagination, read(pagination.sort?.param), violations);

  let cursor: unknown;
  const token = read(request.cursor);
  if (request.cursor && token !== undefined) {
    const decoded = typeof token === "string" ? await cursors.decode(token, binding, now) : undefined;
    if (decoded) cursor = decoded.position;
    else violations.push(violation(request.cursor, "is not a valid cursor for this request, or has expired"));
  }
  const page = request.offset ? 1 + Math.floor(offset / limit) : pageNumber;
  return { page: { limit, offset, page, sort, ...(cursor !== undefined && { cursor }) }, violations };
}

/** What a cursor is bound to: the operation and everything of the request that selects or orders items. */
export function cursorBinding(
  operationId: string,
  pagination: Pagination,
  parameters: DecodedParameters,
): string {
  const { limit, offset, page, cursor } = pagination.request;
  const free = new Set([limit, offset, page, cursor].map((place) => place && `${place.in}.${place.name}`));
  const selected = [
    ...Object.entries(parameters.path).map(([name, value]) => [`path.${name}`, value] as const),
    ...Object.entries(parameters.query).map(([name, value]) => [`query.${name}`, value] as const),
  ].filter(([name]) => !free.has(name));
  return JSON.stringify([operationId, selected.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function readSort(pagination: Pagination, value: unknown, violations: Violation[]): readonly SortKey[] {
  const { sort } = pagination;
  if (!sort || value === undefined || value === "") return [];
  const terms = Array.isArray(value) ? value.map(String) : String(value).split(",");
  const keys: SortKey[] = [];
  for (const term of terms) {
    const key = sortKey(term.trim(), sort.syntax);
    if (!key || !sort.fields.includes(key.field)) {
      violations.push(
        violation(sort.param, `must order by ${sort.fields.join(", ")}, written ${sort.syntax}`),
      );
      break;
    }
    keys.push(key);
  }
  return keys;
}

function sortKey(term: string, syntax: string): SortKey | undefined {
  if (syntax.includes(":")) {
    const match = /^([^:]+)(?::(asc|desc))?$/.exec(term);
    if (!match?.[1]) return undefined;
    return { field: match[1], direction: match[2] === "desc" ? "desc" : "asc" };
  }
  const field = term.replace(/^[+-]/, "");
  return { field, direction: term.startsWith("-") ? "desc" : "asc" };
}

function valueAt(place: RequestPlace, parameters: DecodedParameters, body: unknown): unknown {
  if (place.in === "body") return getAt(body, place.name);
  return parameters[place.in === "header" ? "headers" : place.in][place.name];
}

function violation(place: RequestPlace, message: string): Violation {
  return {
    in: place.in,
    field: place.in === "body" ? place.name.slice(1).replaceAll("/", ".") : place.name,
    message,
  };
}
