import { isJsonObject, type JsonObject } from "@lockstep/contract";
import { componentName } from "./component-name.ts";
import type { Circle } from "./scope.ts";

/**
 * The references that types have to leave out to have an end that TypeScript can find. A component may refer to itself below a
 * property or in a list, but not as a whole: not through `$ref`, `allOf`, `oneOf` or `anyOf` alone. Of such a circle first the
 * references in `allOf` are cut (a child of a parent that lists its children); if a circle remains, all of its references.
 */
export function findCircles(schemas: JsonObject): ReadonlyMap<string, Circle> {
  const edges = new Map<string, Edges>();
  for (const [name, schema] of Object.entries(schemas)) {
    const found = edgesOf(schema);
    if (found.all.size > 0) edges.set(name, found);
  }
  const whole = circlesOf(new Map([...edges].map(([name, { all }]) => [name, all])));
  const remaining = [...edges].map(([name, { all, branches }]) => {
    const cut = whole.get(name);
    return [
      name,
      cut === undefined ? all : new Set([...all].filter((to) => !cut.has(to) || branches.has(to))),
    ] as const;
  });
  const any = whole.size === 0 ? whole : circlesOf(new Map(remaining));
  const none: ReadonlySet<string> = new Set();
  return new Map(
    [...whole.keys(), ...any.keys()].map((name) => [
      name,
      { whole: whole.get(name) ?? none, any: any.get(name) ?? none },
    ]),
  );
}

/** The components that a schema refers to as a whole: all, and those that it does not only refer to in `allOf`. */
interface Edges {
  readonly all: ReadonlySet<string>;
  readonly branches: ReadonlySet<string>;
}

function edgesOf(schema: unknown): Edges {
  const all = new Set<string>();
  const branches = new Set<string>();
  const visit = (value: unknown, keyword: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, keyword);
      return;
    }
    if (!isJsonObject(value)) return;
    const name = componentName(value["$ref"]);
    if (name !== undefined) {
      all.add(name);
      if (keyword !== "allOf") branches.add(name);
    }
    for (const below of ["allOf", "oneOf", "anyOf"])
      if (value[below] !== undefined) visit(value[below], below);
  };
  visit(schema, "$ref");
  return { all, branches };
}

/** Components that stand in a circle → all that stand in the same (Tarjan's strongly connected components, without recursion). */
function circlesOf(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const circles = new Map<string, ReadonlySet<string>>();
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  for (const start of edges.keys()) {
    if (index.has(start)) continue;
    const work: { readonly name: string; readonly next: Iterator<string> }[] = [];
    const enter = (name: string): void => {
      index.set(name, index.size);
      low.set(name, index.size - 1);
      stack.push(name);
      onStack.add(name);
      work.push({ name, next: (edges.get(name) ?? new Set<string>()).values() });
    };
    enter(start);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { name, next } = top;
      const { value: to, done } = next.next();
      if (done !== true) {
        if (!index.has(to)) enter(to);
        else if (onStack.has(to)) low.set(name, Math.min(low.get(name) ?? 0, index.get(to) ?? 0));
        continue;
      }
      work.pop();
      const above = work.at(-1)?.name;
      if (above !== undefined) low.set(above, Math.min(low.get(above) ?? 0, low.get(name) ?? 0));
      if (low.get(name) !== index.get(name)) continue;
      const members = new Set(stack.splice(stack.lastIndexOf(name)));
      for (const member of members) onStack.delete(member);
      if (members.size > 1 || edges.get(name)?.has(name) === true) {
        for (const member of members) circles.set(member, members);
      }
    }
  }
  return circles;
}
