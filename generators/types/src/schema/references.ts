import { isJsonObject } from "@lockstep/contract";
import { componentName } from "./component-name.ts";

/** The components that a schema refers to, and whether it holds properties of one direction only, or bytes, itself. */
export function survey(schema: unknown): {
  readonly references: ReadonlySet<string>;
  readonly directional: boolean;
  readonly binary: boolean;
} {
  const references = new Set<string>();
  let directional = false;
  let binary = false;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (!isJsonObject(value)) return;
    const name = componentName(value["$ref"]);
    if (name !== undefined) references.add(name);
    directional ||= value["readOnly"] === true || value["writeOnly"] === true;
    binary ||= value["format"] === "binary";
    for (const key of Object.keys(value)) {
      const child = value[key];
      if (typeof child === "object" && !dataKeywords.has(key)) visit(child);
    }
  };
  visit(schema);
  return { references, directional, binary };
}

/** `from`, and all that can be reached from there. */
export function reachable(
  references: ReadonlyMap<string, ReadonlySet<string>>,
  from: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(references.get(name) ?? []));
  }
  return found;
}

/** `to`, and all from where it can be reached. */
export function reaching(
  references: ReadonlyMap<string, ReadonlySet<string>>,
  to: readonly string[],
): ReadonlySet<string> {
  const users = new Map<string, Set<string>>();
  for (const [name, targets] of references) {
    for (const target of targets) users.set(target, (users.get(target) ?? new Set<string>()).add(name));
  }
  return reachable(users, to);
}

/** Their values are data, not schemas. */
const dataKeywords: ReadonlySet<string> = new Set(["const", "enum", "default", "example", "examples"]);
