import { type Operation, serverPath } from "@lockstep/operation";

/** Where the mocks' requests go. */
export interface Base {
  /** Absent: any origin. */
  readonly origin?: string;
  /** Path before all paths of the contract, without a slash at its end; `""` for none. */
  readonly path: string;
}

/** A request's address below the base. */
export interface Target {
  readonly url: URL;
  /** Raw (still percent-encoded) path below the base path. */
  readonly path: string;
  /** Raw query string without `?`. */
  readonly query: string;
  /** Path and query as the caller sent them. */
  readonly reference: string;
}

/** Reads the base URL of the options, or of the contract's first server. */
export function readBase(baseUrl: string | undefined, servers: readonly string[]): Base {
  const stated = baseUrl === undefined || baseUrl === "*" ? servers[0] : baseUrl;
  const path = serverPath(stated);
  if (stated === undefined || baseUrl === "*" || !URL.canParse(stated)) return { path };
  const { origin } = new URL(stated);
  // A template that nobody filled in is no host.
  return /[{}]/.test(origin) ? { path } : { origin, path };
}

/** A base, and the operations that are below it. */
export interface Place {
  readonly base: Base;
  readonly operations: readonly Operation[];
}

/**
 * Where the operations are: below one base; those that the contract has at servers of their own there, unless the base URL is stated as
 * another one than the contract's.
 */
export function readPlaces(
  baseUrl: string | undefined,
  servers: readonly string[],
  operations: readonly Operation[],
): readonly Place[] {
  const base = readBase(baseUrl, servers);
  const isContracts = baseUrl === undefined || baseUrl === "*" || isSame(base, readBase(undefined, servers));
  if (!isContracts) return [{ base, operations }];
  const places: { readonly base: Base; readonly operations: Operation[] }[] = [{ base, operations: [] }];
  for (const operation of operations) {
    const own = operation.servers ? ownBase(baseUrl, operation.servers, base) : base;
    const place = places.find((one) => isSame(one.base, own));
    if (place) place.operations.push(operation);
    else places.push({ base: own, operations: [operation] });
  }
  return places;
}

// A relative server is on the origin of the others.
function ownBase(baseUrl: string | undefined, servers: readonly string[], { origin }: Base): Base {
  const own = readBase(baseUrl === "*" ? "*" : undefined, servers);
  return own.origin === undefined && origin !== undefined ? { ...own, origin } : own;
}

function isSame(left: Base, right: Base): boolean {
  return left.origin === right.origin && left.path === right.path;
}

/** `undefined` when the address is not below the base. */
export function targetBelow(base: Base, address: string): Target | undefined {
  const url = new URL(address);
  if (base.origin !== undefined && url.origin !== base.origin) return undefined;
  if (url.pathname !== base.path && !url.pathname.startsWith(`${base.path}/`)) return undefined;
  const path = url.pathname.slice(base.path.length) || "/";
  return { url, path, query: url.search.slice(1), reference: url.pathname + url.search };
}
