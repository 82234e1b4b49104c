import { shortHash } from "../bundle/names.ts";
import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { joinPointer } from "../json/json-pointer.ts";
import { isIdentifier, pascalCase, spelledOut } from "./identifier.ts";
import { reservedTypeNames } from "./reserved.ts";
import { untaken } from "./untaken.ts";

/**
 * The TypeScript name of each key of `components.schemas`. No name depends on the order of the keys: of keys that want
 * one name, the key that is that name keeps it, and each other one is told apart by its own letters.
 */
export function nameSchemas(
  keys: readonly string[],
  reporter: Reporter<Catalogue>,
): ReadonlyMap<string, string> {
  const groups = Map.groupBy(keys, wantedIdentifier);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const open: { readonly key: string; readonly candidate: string; readonly group: readonly string[] }[] = [];
  for (const [identifier, group] of groups) {
    for (const key of group) {
      if (group.length === 1 || key === identifier) {
        names.set(key, identifier);
        taken.add(identifier);
      } else {
        open.push({ key, candidate: toldApart(key, identifier), group });
      }
    }
  }
  const wishes = Map.groupBy(open, ({ candidate }) => candidate);
  for (const { key, candidate } of open) {
    const free = !taken.has(candidate) && wishes.get(candidate)?.length === 1;
    const name = free ? candidate : untaken(`${candidate}_${shortHash(key)}`, taken);
    names.set(key, name);
    taken.add(name);
  }
  for (const [identifier, group] of groups) {
    if (group.length > 1) reportGroup(identifier, group, names, reporter);
  }
  for (const key of keys) {
    const plain = pascalCase(key);
    const chosen = names.get(key) ?? plain;
    if (!reservedTypeNames.has(plain)) continue;
    reporter.report("LS1302", schemaPointer(key), { key, identifier: plain, chosen }, { part: "key" });
  }
  return names;
}

function wantedIdentifier(key: string): string {
  const identifier = pascalCase(key);
  return reservedTypeNames.has(identifier) ? `${identifier}Schema` : identifier;
}

/** Separators in words; where only the case differs, the key itself. */
function toldApart(key: string, identifier: string): string {
  const spelled = spelledOut(key);
  if (spelled !== identifier && !reservedTypeNames.has(spelled)) return spelled;
  return isIdentifier(key) && !reservedTypeNames.has(key) ? key : identifier;
}

function reportGroup(
  identifier: string,
  group: readonly string[],
  names: ReadonlyMap<string, string>,
  reporter: Reporter<Catalogue>,
): void {
  const keys = group
    .toSorted()
    .map((key) => `"${key}"`)
    .join(", ");
  for (const key of group) {
    const chosen = names.get(key) ?? identifier;
    if (key === identifier && chosen === identifier) continue;
    const related = group
      .slice(0, 11)
      .filter((other) => other !== key)
      .map((other) => ({
        message: `"${other}" is named ${names.get(other)}`,
        at: schemaPointer(other),
        part: "key" as const,
      }));
    reporter.report(
      "LS1301",
      schemaPointer(key),
      { keys, identifier, key, chosen },
      { part: "key", related },
    );
  }
}

function schemaPointer(key: string): string {
  return joinPointer("/components/schemas", key);
}
