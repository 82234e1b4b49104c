import type { Operation } from "../operation.ts";
import { type Pair, queryPairs } from "../parameters/request-pairs.ts";
import { composeImpliedFailure } from "../reply/failure.ts";
import type { ReplyContext, WireReply } from "../reply/wire-reply.ts";
import { dereferenceIn } from "../validation/component-reference.ts";
import type { ContractSchemas } from "../validation/schemas.ts";
import { conditionsOf, fixedMembers, type RequestCondition } from "./conditions.ts";
import { fixedQuery } from "./fixed-query.ts";
import { nameSource } from "./name-source.ts";
import { createRouteTable, type RouteMatch } from "./route-table.ts";

/** Finds what requests are for. */
export interface OperationFinder {
  /** `undefined`: no such path. GET serves HEAD where the contract has no HEAD of its own. */
  find(request: RoutedRequest): FoundOperations | undefined;
}

/** What of a request decides on its operation. */
export interface RoutedRequest {
  readonly method: string;
  /** Raw pathname below the base path. */
  readonly path: string;
  /** Raw query string without `?`. */
  readonly query: string;
  readonly header: (name: string) => string | undefined;
}

export type FoundOperations =
  /**
   * Never empty. More than one where a contract has several operations of one path and method (`/token` and `/token#refresh`) and
   * target and headers do not decide: then it is the first whose contract the whole request keeps, see {@link firstKept}.
   */
  | { readonly candidates: readonly FoundOperation[] }
  /** The path takes other methods; what `Allow` lists (RFC 9110 §10.2.1). */
  | { readonly candidates?: undefined; readonly allow: string };

export interface FoundOperation {
  readonly operation: Operation;
  /** Raw, still percent-encoded values of the template's names. */
  readonly path: Readonly<Record<string, string>>;
}

/** Prepares to find operations. */
export function operationFinder(
  operations: readonly Operation[],
  schemas: Pick<ContractSchemas, "components" | "operations">,
): OperationFinder {
  const dereference = dereferenceIn(schemas);
  const routes = createRouteTable(operations, nameSource(schemas, dereference));
  const known = new Map<Operation, Particulars>();
  const particulars = (operation: Operation): Particulars => {
    const found = known.get(operation) ?? {
      conditions: conditionsOf(operation, schemas, dereference),
      fixed: fixedMembers(operation, schemas, dereference),
    };
    known.set(operation, found);
    return found;
  };
  const find = (request: RoutedRequest, method: string): FoundOperations | undefined => {
    const found = routes.match(method, request.path);
    if (!found) return undefined;
    if (found.matches) {
      const candidates = candidatesOf(found.matches, request, particulars);
      return candidates.length > 0 ? { candidates } : undefined;
    }
    const { allowed } = found;
    if (method === "HEAD" && allowed.includes("GET")) return find(request, "GET");
    const implied = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
    return { allow: [...new Set(implied)].sort().join(", ") };
  };
  return { find: (request) => find(request, request.method) };
}

/**
 * Of several operations that a request may be for, the outcome of the first whose contract it keeps; of the first of all where it
 * keeps none. Each is tried whole, its own security included, so that no request is judged by the rules of another operation.
 */
export async function firstKept<Candidate extends FoundOperation, Outcome>(
  candidates: readonly Candidate[],
  attempt: (candidate: Candidate) => Promise<Outcome>,
  isKept: (outcome: Outcome) => boolean,
): Promise<Outcome> {
  const [first, ...others] = candidates;
  if (!first) throw new RangeError("There is no operation to try.");
  const outcome = await attempt(first);
  if (isKept(outcome)) return outcome;
  for (const other of others) {
    const next = await attempt(other);
    if (isKept(next)) return next;
  }
  return outcome;
}

/** Answers a method that a path does not declare: OPTIONS with what it takes, any other with a refusal. */
export function composeOtherMethod(method: string, allow: string, context: ReplyContext): WireReply {
  if (method === "OPTIONS") {
    return { status: 204, headers: { Allow: allow, "X-Request-Id": context.requestId } };
  }
  return composeImpliedFailure("methodNotAllowed", context, { headers: { Allow: allow } });
}

/** What tells an operation from others of its path and method. */
interface Particulars {
  readonly conditions: readonly RequestCondition[];
  /** Members of its body that have one value. */
  readonly fixed: number;
}

/** Those whose conditions a request meets, the most particular first; where there are none, the one that it misses by least. */
function candidatesOf(
  matches: readonly RouteMatch<Operation>[],
  request: RoutedRequest,
  particulars: (operation: Operation) => Particulars,
): readonly FoundOperation[] {
  const [only, ...more] = matches;
  if (only && more.length === 0 && only.route.variant === undefined) return [foundBy(only, [])];
  const pairs = queryPairs(request.query) ?? [];
  const rated = matches.flatMap((match) => {
    const { conditions: all, fixed: constants } = particulars(match.route);
    const missed = all.filter((condition) => !isMet(condition, pairs, request.header));
    // A key that holds a query is no path without it.
    if (missed.some(({ fixed }) => fixed)) return [];
    return [
      { found: foundBy(match, pairs), met: all.length - missed.length, missed: missed.length, constants },
    ];
  });
  const least = Math.min(...rated.map(({ missed }) => missed));
  const nearest = rated
    .filter(({ missed }) => missed === least)
    .toSorted((a, b) => b.met - a.met || b.constants - a.constants);
  return (least === 0 ? nearest : nearest.slice(0, 1)).map(({ found }) => found);
}

function isMet(
  { in: place, name, values }: RequestCondition,
  pairs: readonly Pair[],
  header: RoutedRequest["header"],
): boolean {
  if (place === "header") {
    const value = header(name.toLowerCase());
    return value !== undefined && (!values || values.includes(value.trim()));
  }
  return pairs.some(([key, value]) => key === name && (!values || values.includes(value)));
}

function foundBy({ route, path }: RouteMatch<Operation>, pairs: readonly Pair[]): FoundOperation {
  const fixed = fixedQuery(route).flatMap(({ name, parameter }): (readonly [string, string])[] => {
    const pair = pairs.find(([key]) => key === name);
    return parameter === undefined || !pair ? [] : [[parameter, encodeURIComponent(pair[1])]];
  });
  return { operation: route, path: fixed.length > 0 ? { ...path, ...Object.fromEntries(fixed) } : path };
}
