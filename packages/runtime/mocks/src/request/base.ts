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
  if (stated === undefined) return { path: "" };
  const absolute = URL.canParse(stated);
  const url = new URL(stated, "http://localhost/");
  const path = url.pathname.replace(/\/+$/, "");
  return absolute && baseUrl !== "*" ? { origin: url.origin, path } : { path };
}

/** `undefined` when the address is not below the base. */
export function targetBelow(base: Base, address: string): Target | undefined {
  const url = new URL(address);
  if (base.origin !== undefined && url.origin !== base.origin) return undefined;
  if (url.pathname !== base.path && !url.pathname.startsWith(`${base.path}/`)) return undefined;
  const path = url.pathname.slice(base.path.length) || "/";
  return { url, path, query: url.search.slice(1), reference: url.pathname + url.search };
}
