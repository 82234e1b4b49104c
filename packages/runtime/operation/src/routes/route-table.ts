import type { Operation } from "../operation.ts";

/** A match of a request's path and method. */
export interface RouteMatch<Route extends Pick<Operation, "method" | "path">> {
  readonly route: Route;
  /** Raw, still percent-encoded values of the template's names. */
  readonly path: Readonly<Record<string, string>>;
}

export type RouteResult<Route extends Pick<Operation, "method" | "path">> =
  /** More than one where the contract has several routes of one shape; in its order. */
  | { readonly matches: readonly RouteMatch<Route>[] }
  /** The path exists, the method does not: what `Allow` lists (RFC 9110 §10.2.1). */
  | { readonly matches?: undefined; readonly allowed: readonly string[] };

export interface RouteTable<Route extends Pick<Operation, "method" | "path">> {
  /** `path` is the raw pathname below the base path. `undefined`: no such path. */
  match(method: string, path: string): RouteResult<Route> | undefined;
}

/**
 * A segment trie over path templates: the cost of a match does not grow with the number of routes.
 * A literal segment wins over a templated one, and a template with more literal text over one with less (OAS 3.1 §4.8.8.1).
 */
export function createRouteTable<Route extends Pick<Operation, "method" | "path">>(
  routes: readonly Route[],
): RouteTable<Route> {
  const root: Node<Route> = newNode();
  for (const route of routes) insert(root, route);
  return {
    match(method, path) {
      const segments = path.split("/").slice(1);
      const allowed = new Set<string>();
      const found = search(root, segments, 0, [], method, allowed);
      if (found) return { matches: found };
      return allowed.size > 0 ? { allowed: [...allowed].sort() } : undefined;
    },
  };
}

interface Node<Route> {
  readonly literals: Map<string, Node<Route>>;
  readonly patterns: { readonly pattern: Pattern; readonly node: Node<Route> }[];
  readonly methods: Map<string, { readonly route: Route; readonly names: readonly string[] }[]>;
}

/** One templated segment, e.g. `{id}`, `{id}:verb`, `{a}-{b}`. */
interface Pattern {
  readonly shape: string;
  readonly regex: RegExp;
  readonly literalLength: number;
}

function newNode<Route>(): Node<Route> {
  return { literals: new Map(), patterns: [], methods: new Map() };
}

function insert<Route extends Pick<Operation, "method" | "path">>(root: Node<Route>, route: Route): void {
  const names: string[] = [];
  let node = root;
  for (const segment of route.path.split("/").slice(1)) node = descend(node, segment, names);
  const routes = node.methods.get(route.method) ?? [];
  routes.push({ route, names });
  node.methods.set(route.method, routes);
}

function descend<Route>(node: Node<Route>, segment: string, names: string[]): Node<Route> {
  if (!/\{[^{}]+\}/.test(segment)) {
    // Templates are written decoded or encoded; a request's path is compared in one form.
    const key = canonical(segment);
    const next = node.literals.get(key) ?? newNode<Route>();
    node.literals.set(key, next);
    return next;
  }
  const parts = segment.split(/\{([^{}]+)\}/);
  const literals = parts.filter((_, index) => index % 2 === 0);
  names.push(...parts.filter((_, index) => index % 2 === 1));
  const shape = literals.join("{}");
  const existing = node.patterns.find(({ pattern }) => pattern.shape === shape);
  if (existing) return existing.node;
  // Every group but the last stops as early as it can, so that no text is matched in two ways.
  const source = literals.map(escapeRegex).reduce((left, right, index) => {
    const last = index === literals.length - 1;
    return `${left}${last ? "(.+)" : "(.+?)"}${right}`;
  });
  const next = newNode<Route>();
  const pattern = { shape, regex: new RegExp(`^${source}$`, "s"), literalLength: literals.join("").length };
  node.patterns.push({ pattern, node: next });
  node.patterns.sort((a, b) => b.pattern.literalLength - a.pattern.literalLength);
  return next;
}

function search<Route extends Pick<Operation, "method" | "path">>(
  node: Node<Route>,
  segments: readonly string[],
  index: number,
  values: readonly string[],
  method: string,
  allowed: Set<string>,
): readonly RouteMatch<Route>[] | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    const hits = node.methods.get(method);
    if (!hits) {
      for (const name of node.methods.keys()) allowed.add(name);
      return undefined;
    }
    return hits.map(({ route, names }) => {
      const path = Object.create(null) as Record<string, string>;
      for (const [position, name] of names.entries()) path[name] = values[position] ?? "";
      return { route, path };
    });
  }
  const literal = node.literals.get(canonical(segment));
  const found = literal && search(literal, segments, index + 1, values, method, allowed);
  if (found) return found;
  for (const { pattern, node: next } of node.patterns) {
    const match = pattern.regex.exec(segment);
    if (!match) continue;
    const hit = search(next, segments, index + 1, [...values, ...match.slice(1)], method, allowed);
    if (hit) return hit;
  }
  return undefined;
}

function canonical(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
