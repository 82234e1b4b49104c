import { compareByCodeUnit } from "./compare.ts";
import type { ImportedName } from "./imported-name.ts";
import { stringLiteral } from "./literal.ts";

const maxColumns = 100;

/** Decides the local name of every import: its preferred name, with `_` added while that is taken. */
export function localNames(
  imported: readonly ImportedName[],
  declared: ReadonlySet<string>,
): (name: ImportedName) => string {
  const taken = new Set(declared);
  const locals = new Map<string, string>();
  const sorted = [...imported].sort((a, b) => compareByCodeUnit(keyOf(a), keyOf(b)));
  for (const name of sorted) {
    if (locals.has(keyOf(name))) continue;
    let local = name.preferred;
    while (taken.has(local)) local += "_";
    taken.add(local);
    locals.set(keyOf(name), local);
  }
  return (name) => locals.get(keyOf(name)) ?? name.preferred;
}

/** The import statements, sorted by module and name; one a module, plus one for each namespace. */
export function printImports(
  imported: readonly ImportedName[],
  local: (name: ImportedName) => string,
): string {
  const modules = Map.groupBy(imported, (name) => name.module);
  const statements: string[] = [];
  for (const module of [...modules.keys()].sort(compareByCodeUnit)) {
    const names = modules.get(module) ?? [];
    const namespaces = new Set(names.filter((name) => name.name === "*").map(local));
    for (const namespace of [...namespaces].sort(compareByCodeUnit)) {
      statements.push(`import * as ${namespace} from ${stringLiteral(module)};`);
    }
    const named = names.filter((name) => name.name !== "*");
    if (named.length > 0) statements.push(printNamed(module, named, local));
  }
  return statements.join("\n");
}

function printNamed(
  module: string,
  names: readonly ImportedName[],
  local: (name: ImportedName) => string,
): string {
  const specifiers = Map.groupBy(names, keyOf);
  const allTypes = names.every((name) => name.typeOnly);
  const printed = [...specifiers.keys()].sort(compareByCodeUnit).flatMap((key) => {
    const same = specifiers.get(key) ?? [];
    const [first] = same;
    if (first === undefined) return [];
    const alias = local(first) === first.name ? first.name : `${first.name} as ${local(first)}`;
    const typeOnly = same.every((name) => name.typeOnly);
    return [typeOnly && !allTypes ? `type ${alias}` : alias];
  });
  const head = allTypes ? "import type {" : "import {";
  const tail = `} from ${stringLiteral(module)};`;
  const oneLine = `${head} ${printed.join(", ")} ${tail}`;
  if (oneLine.length <= maxColumns) return oneLine;
  return [head, ...printed.map((specifier) => `  ${specifier},`), tail].join("\n");
}

/** One import is one exported name of one module under one preferred name, whether used as type or value. */
function keyOf(name: ImportedName): string {
  return `${name.module}\n${name.name}\n${name.preferred}`;
}
