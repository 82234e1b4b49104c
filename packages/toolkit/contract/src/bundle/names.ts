import { createHash } from "node:crypto";
import { basename, dirname, relative } from "node:path";
import { stemOf } from "../files/location.ts";
import { pointerSegments } from "../json/json-pointer.ts";
import { sections } from "./grammar.ts";
import type { Target } from "./reference.ts";

/** Several nodes of one kind that would all have one name, with the names that they got. */
export interface NameCollision {
  readonly section: string;
  readonly name: string;
  /** True where a component of the root document has that name. */
  readonly owned: boolean;
  readonly named: readonly { readonly target: Target; readonly chosen: string }[];
}

/**
 * Decides the component name of each target. None depends on the order in which the targets were found.
 * @param taken Names that the root document's own components have, by section.
 * @param aliases Names of root components that are nothing but a `$ref` to the target.
 */
export function nameTargets(
  targets: readonly Target[],
  taken: ReadonlyMap<string, ReadonlySet<string>>,
  aliases: ReadonlyMap<Target, readonly string[]>,
  root: string,
): { readonly names: ReadonlyMap<Target, string>; readonly collisions: readonly NameCollision[] } {
  const names = new Map<Target, string>();
  const collisions: NameCollision[] = [];
  const used = new Map<string, Set<string>>();
  for (const section of sections.values()) used.set(section, new Set(taken.get(section) ?? []));

  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const section = sections.get(target.kind);
    if (section === undefined) continue;
    const wanted = wantedName(target);
    const own = aliases.get(target);
    if (own !== undefined && own.length > 0) {
      const sorted = [...own].sort();
      names.set(target, sorted.find((alias) => alias === wanted) ?? sorted[0] ?? wanted);
      continue;
    }
    const key = `${section}/${wanted}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [target]);
    else group.push(target);
  }
  // Names that are wanted once go first, so that no resolved collision can take them away.
  const bySize = [...groups].sort(
    ([first, one], [second, other]) => one.length - other.length || compare(first, second),
  );
  for (const [key, group] of bySize) {
    const [section = "", wanted = ""] = [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)];
    const inUse = used.get(section) ?? new Set<string>();
    const [only] = group;
    if (group.length === 1 && only !== undefined && !inUse.has(wanted)) {
      names.set(only, wanted);
      inUse.add(wanted);
      continue;
    }
    const prefixed = group.map((target) => ({ target, name: `${prefixOf(target)}-${wanted}` }));
    const named: { target: Target; chosen: string }[] = [];
    for (const { target, name } of prefixed) {
      const alone = prefixed.filter((other) => other.name === name).length === 1 && !inUse.has(name);
      const chosen = alone
        ? name
        : `${name}-${shortHash(`${relative(root, target.file.location)}#${target.pointer}`)}`;
      names.set(target, chosen);
      named.push({ target, chosen });
    }
    for (const { chosen } of named) inUse.add(chosen);
    collisions.push({ section, name: wanted, owned: taken.get(section)?.has(wanted) === true, named });
  }
  return { names, collisions };
}

const structural = new Set([
  "schema",
  "items",
  "properties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "content",
  "additionalProperties",
  "responses",
  "parameters",
  "requestBody",
  "headers",
  "examples",
  "get",
  "put",
  "post",
  "delete",
  "patch",
]);

/**
 * The name that a pointer's end gives: `Pet` of `/definitions/Pet`, `Pet-items` of `/components/schemas/Pet/items`. What
 * stands below an operation is named for it: `get-pets-200` of the schema of its answer.
 */
export function meaningfulName(pointer: string): string {
  const segments = pointerSegments(pointer);
  if (segments[0] === "paths" && segments.length > 3) return operationPartName(segments);
  const tail: string[] = [];
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index] ?? "";
    const isName =
      segments[index - 1] === "properties" || !(structural.has(segment) || /^\d+$/.test(segment));
    if (segment !== "properties" || segments[index - 1] === "properties") tail.unshift(segment);
    if (isName) break;
  }
  return tail.join("-");
}

/** Method, path and what of it: all that tells one operation's parts from another's, without the words between. */
function operationPartName([, path = "", method = "", ...rest]: readonly string[]): string {
  const words = path.split("/").map((word) => word.replace(/^\{(.*)\}$/, "by-$1"));
  const parts = rest.filter((part) => !silent.has(part) && !part.includes("/"));
  return [method, ...words, ...parts].filter((word) => word !== "").join("-");
}

/** Words of a pointer below an operation that its name does without. */
const silent = new Set(["responses", "content", "schema", "properties", "headers", "examples"]);

/** A short text that depends on nothing but the text given. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 6);
}

function wantedName(target: Target): string {
  const [name = "unnamed"] =
    target.pointerNames.size > 0 ? [...target.pointerNames].sort() : [...target.fileNames].sort();
  return componentKey(name);
}

/** What tells a target from another of its name: the component that holds it, its file, or its folder. */
function prefixOf(target: Target): string {
  const segments = pointerSegments(target.pointer);
  const holder = segments[0] === "components" && segments.length > 3 ? segments[2] : undefined;
  const stem = stemOf(target.file.location);
  if (holder !== undefined) return componentKey(holder);
  return componentKey(target.pointer === "" ? basename(dirname(target.file.location)) : stem);
}

/** Component names hold letters, digits, `.`, `-` and `_` only. @see OpenAPI 3.1 §4.8.7.1 */
function componentKey(name: string): string {
  const key = name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^-+|-+$/g, "");
  return key === "" ? "unnamed" : key;
}

/** `#` and a pointer, with what a URI fragment may not hold escaped; letters of any script stay readable. */
export function referenceTo(pointer: string): string {
  return `#${pointer.replace(/[%\s"#<>\\^`{|}]/g, encodeURIComponent)}`;
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
