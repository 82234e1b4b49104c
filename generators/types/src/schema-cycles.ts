import { isJsonObject, type JsonObject } from "@lockstep/contract";
import { componentName } from "./directions.ts";

/** A component whose type would be defined by itself alone, and what was left out of it to give it an end. */
export interface CutCycle {
  readonly name: string;
  readonly through: string;
}

/**
 * Gives types an end that TypeScript can find. A component may refer to itself below a property, but not as a whole: not through
 * `allOf`, `oneOf`, `anyOf` or `items` alone. Where it does, an `allOf` of a circle takes the other's own members without its
 * branches (a child of a parent that lists its children), and any other reference of a circle becomes "anything".
 */
export function cutCycles(schemas: JsonObject): {
  readonly schemas: JsonObject;
  readonly cuts: readonly CutCycle[];
} {
  const cuts: CutCycle[] = [];
  let current = schemas;
  for (const keywords of [["allOf"], immediateKeywords]) {
    const circles = circlesOf(current);
    if (circles.size === 0) break;
    const before = current;
    const entries = Object.entries(before).map(([name, schema]) => {
      const circle = circles.get(name);
      if (circle === undefined) return [name, schema];
      return [
        name,
        cut(schema, circle, new Set(keywords), before, (through) => cuts.push({ name, through })),
      ];
    });
    current = Object.fromEntries(entries) as JsonObject;
  }
  return { schemas: current, cuts };
}

const immediateKeywords = ["$ref", "allOf", "oneOf", "anyOf", "items", "prefixItems"];

function cut(
  schema: unknown,
  circle: ReadonlySet<string>,
  keywords: ReadonlySet<string>,
  all: JsonObject,
  report: (through: string) => void,
): unknown {
  const visit = (value: unknown, keyword: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, keyword));
    if (!isJsonObject(value)) return value;
    const target = componentName(value["$ref"]);
    if (target !== undefined && circle.has(target) && (keywords.has(keyword) || keywords.has("$ref"))) {
      report(target);
      return keyword === "allOf" ? ownMembers(all[target]) : {};
    }
    const entries = Object.entries(value).map(([key, child]) => [
      key,
      immediateKeywords.includes(key) ? visit(child, key) : child,
    ]);
    return Object.fromEntries(entries);
  };
  return visit(schema, "$ref");
}

/** What a schema says itself, without its branches. */
function ownMembers(schema: unknown): unknown {
  if (!isJsonObject(schema)) return {};
  const { oneOf: _, anyOf: __, allOf: ___, $ref: ____, discriminator: _____, ...own } = schema;
  return own;
}

/** Components that stand in a circle → all that stand in the same. */
function circlesOf(schemas: JsonObject): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map(Object.entries(schemas).map(([name, schema]) => [name, immediateReferences(schema)]));
  const circles = new Map<string, ReadonlySet<string>>();
  for (const name of edges.keys()) {
    if ((edges.get(name)?.size ?? 0) === 0) continue;
    const reached = reachable(edges, name);
    if (!reached.has(name)) continue;
    circles.set(name, new Set([...reached].filter((other) => reachable(edges, other).has(name))));
  }
  return circles;
}

/** All that can be reached in at least one step. */
function reachable(edges: ReadonlyMap<string, ReadonlySet<string>>, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(edges.get(from) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(edges.get(name) ?? []));
  }
  return found;
}

/** The components that a schema refers to as a whole, not below a property. */
function immediateReferences(schema: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isJsonObject(value)) return;
    const name = componentName(value["$ref"]);
    if (name !== undefined) names.add(name);
    for (const keyword of immediateKeywords) if (keyword !== "$ref") visit(value[keyword]);
  };
  visit(schema);
  return names;
}
