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
 * What the text of a template's name can be, as the source of a regular expression without groups; `undefined`: anything. Asked only
 * where a segment has several names, to tell where one ends and the next begins.
 */
export type NameSource<Route> = (route: Route, name: string) => string | undefined;

/**
 * A segment trie over path templates: the cost of a match does not grow with the number of routes.
 * A literal segment wins over a templated one, and a template with more literal text over one with less (OAS 3.1 §4.8.8.1). Where
 * neither of two templates is the more literal one (`/a/{x}`, `/{y}/b`), both match.
 */
export function createRouteTable<Route extends Pick<Operation, "method" | "path">>(
  routes: readonly Route[],
  sourceOf: NameSource<Route> = () => undefined,
): RouteTable<Route> {
  const root: Node<Route> = newNode();
  for (const route of routes) insert(root, route, sourceOf);
  return {
    match(method, path) {
      const search: Search<Route> = {
        method,
        segments: path.split("/").slice(1),
        values: [],
        weights: [],
        hits: [],
        allowed: new Set(),
      };
      visit(root, search);
      const { hits, allowed } = search;
      const [first] = hits;
      if (first && hits.length === 1) return { matches: first.matches };
      if (first) return { matches: leading(hits).flatMap(({ matches }) => matches) };
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
  /** Its literal text, and what is known of its names. */
  readonly shape: string;
  readonly regex: RegExp;
  readonly literalLength: number;
}

interface Hit<Route extends Pick<Operation, "method" | "path">> {
  readonly matches: readonly RouteMatch<Route>[];
  /** How literal each segment is. */
  readonly weights: readonly number[];
}

/** A search on its way through the trie. */
interface Search<Route extends Pick<Operation, "method" | "path">> {
  readonly method: string;
  readonly segments: readonly string[];
  readonly values: string[];
  readonly weights: number[];
  readonly hits: Hit<Route>[];
  readonly allowed: Set<string>;
}

function newNode<Route>(): Node<Route> {
  return { literals: new Map(), patterns: [], methods: new Map() };
}

function insert<Route extends Pick<Operation, "method" | "path">>(
  root: Node<Route>,
  route: Route,
  sourceOf: NameSource<Route>,
): void {
  const names: string[] = [];
  let node = root;
  for (const segment of route.path.split("/").slice(1)) {
    node = descend(node, segment, names, (name) => sourceOf(route, name));
  }
  const routes = node.methods.get(route.method) ?? [];
  routes.push({ route, names });
  node.methods.set(route.method, routes);
}

function descend<Route>(
  node: Node<Route>,
  segment: string,
  names: string[],
  sourceOf: (name: string) => string | undefined,
): Node<Route> {
  if (!/\{[^{}]+\}/.test(segment)) {
    // Templates are written decoded or encoded; a request's path is compared in one form.
    const key = canonical(segment);
    const next = node.literals.get(key) ?? newNode<Route>();
    node.literals.set(key, next);
    return next;
  }
  const parts = segment.split(/\{([^{}]+)\}/);
  const literals = parts.filter((_, index) => index % 2 === 0);
  const own = parts.filter((_, index) => index % 2 === 1);
  names.push(...own);
  const next =
    node.patterns.find(({ pattern }) => pattern.shape === literals.join("{}"))?.node ?? newNode<Route>();
  addPattern(node, next, literals, []);
  const sources = own.length > 1 ? own.map(sourceOf) : [];
  // Only another way to take the segment apart: what fits no source is still a value, for the schema to refuse.
  if (sources.some((source) => source !== undefined)) addPattern(node, next, literals, sources);
  return next;
}

function addPattern<Route>(
  { patterns }: Node<Route>,
  node: Node<Route>,
  literals: readonly string[],
  sources: readonly (string | undefined)[],
): void {
  const shape = [literals.join("{}"), ...sources].join("\n");
  if (patterns.some(({ pattern }) => pattern.shape === shape)) return;
  // Every group but the last stops as early as it can, so that no text is matched in two ways.
  const source = literals.map(escapeRegex).reduce((left, right, index) => {
    const last = index === literals.length - 1;
    return `${left}(${sources[index - 1] ?? (last ? ".+" : ".+?")})${right}`;
  });
  const literalLength = literals.join("").length + (sources.length > 0 ? 0.5 : 0);
  patterns.push({ pattern: { shape, regex: new RegExp(`^${source}$`, "s"), literalLength }, node });
  patterns.sort((a, b) => b.pattern.literalLength - a.pattern.literalLength);
}

function visit<Route extends Pick<Operation, "method" | "path">>(
  node: Node<Route>,
  search: Search<Route>,
): void {
  const segment = search.segments[search.weights.length];
  if (segment === undefined) {
    arrive(node, search);
    return;
  }
  const literal = node.literals.get(canonical(segment));
  if (literal) step(literal, Number.POSITIVE_INFINITY, [], search);
  for (const { pattern, node: next } of node.patterns) {
    const [whole, ...found] = pattern.regex.exec(segment) ?? [];
    if (whole !== undefined) step(next, pattern.literalLength, found, search);
  }
}

function step<Route extends Pick<Operation, "method" | "path">>(
  next: Node<Route>,
  weight: number,
  found: readonly string[],
  search: Search<Route>,
): void {
  const { values, weights, hits } = search;
  weights.push(weight);
  values.push(...found);
  // What an earlier hit is more literal than in every segment is not looked for.
  if (hits.length === 0 || hits.every((hit) => canLead(weights, hit.weights))) visit(next, search);
  values.length -= found.length;
  weights.length -= 1;
}

function arrive<Route extends Pick<Operation, "method" | "path">>(
  node: Node<Route>,
  { method, values, weights, hits, allowed }: Search<Route>,
): void {
  const found = node.methods.get(method);
  if (!found) {
    for (const name of node.methods.keys()) allowed.add(name);
    return;
  }
  const matches = found.map(({ route, names }) => {
    const path = Object.create(null) as Record<string, string>;
    for (const [position, name] of names.entries()) path[name] = values[position] ?? "";
    return { route, path };
  });
  hits.push({ matches, weights: [...weights] });
}

/** Whether a path through the trie, as far as it has come, may still be more literal than a hit somewhere. */
function canLead(weights: readonly number[], hit: readonly number[]): boolean {
  return hit.some((weight, index) => {
    const own = weights[index];
    return own === undefined ? weight < Number.POSITIVE_INFINITY : own > weight;
  });
}

/** Hits that no other is as literal as in every segment. Of two ways to take one segment apart the first counts. */
function leading<Route extends Pick<Operation, "method" | "path">>(
  hits: readonly Hit<Route>[],
): readonly Hit<Route>[] {
  return hits.filter((hit, position) =>
    hits.every((other, index) => {
      if (other === hit) return true;
      const matched = other.weights.every((weight, segment) => weight >= (hit.weights[segment] ?? 0));
      const same = other.weights.every((weight, segment) => weight === hit.weights[segment]);
      return !matched || (same && position < index);
    }),
  );
}

function canonical(segment: string): string {
  // What needs no encoding has one form only.
  if (/^[\w.~-]*$/.test(segment)) return segment;
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
