import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";
import { joinPointer, lastSegment } from "../json/json-pointer.ts";
import type { SourceFile } from "../parse/source-file.ts";
import type { Mount } from "../source/source-map.ts";
import type { Collected } from "./collect.ts";
import { componentNames } from "./component-names.ts";
import { sections } from "./grammar.ts";
import { isMutable, type MutableObject, setOwn } from "./mutable.ts";
import { type NameCollision, nameTargets, referenceTo } from "./names.ts";
import type { Reference, Target } from "./reference.ts";
import { bareReference, isComponent } from "./resolve-reference.ts";
import type { Spliced } from "./splice.ts";

/** The root document with everything else hoisted into its components, and where that came from. */
export interface Bundle {
  /** Location of the root document. */
  readonly root: string;
  readonly document: MutableObject;
  readonly mounts: readonly Mount[];
  /** Nodes that stand in another file than the one that seems to hold them. */
  readonly spliced: readonly Spliced[];
  /** Parameters that are to be left out. */
  readonly omitted: ReadonlySet<unknown>;
  /** What the `$ref` of an object leads to, where it is to be inlined. */
  readonly inlines: ReadonlyMap<MutableObject, Inline>;
}

export interface Inline {
  readonly reference: Reference;
  readonly target: Target;
}

/**
 * Makes one document of many. The parsed files belong to the loader, so references are rewritten in place: nothing is
 * copied, and two ways to one node stay one node.
 */
export function bundle(
  root: SourceFile,
  document: MutableObject,
  collected: Collected,
  reporter: Reporter<Catalogue, FilePlace>,
): Bundle {
  const aliases = rootAliases(root, collected);
  const hoisted = collected.targets.filter((target) => sections.has(target.kind));
  const { names, collisions } = nameTargets(hoisted, componentNames(document), aliases, root.location);
  for (const collision of collisions) reportCollision(collision, root.location, reporter);

  const mounts: Mount[] = [];
  const inlines = new Map<MutableObject, Inline>();
  for (const { reference, destination } of collected.resolved) {
    const { target } = destination;
    if (target === undefined) {
      setOwn(reference.holder, reference.key, referenceTo(destination.component));
      continue;
    }
    const section = sections.get(target.kind);
    const name = names.get(target);
    if (section === undefined || name === undefined) inlines.set(reference.holder, { reference, target });
    else setOwn(reference.holder, reference.key, referenceTo(joinPointer("/components", section, name)));
  }
  // By name, so that a new reference further up moves no declaration.
  for (const [target, name] of [...names].sort(([, one], [, other]) => (one < other ? -1 : 1))) {
    const section = sections.get(target.kind) ?? "";
    setOwn(sectionOf(document, section), name, target.node);
    mounts.push({
      at: joinPointer("/components", section, name),
      file: target.file.location,
      pointer: target.pointer,
    });
  }
  return {
    root: root.location,
    document,
    mounts,
    inlines,
    spliced: collected.spliced,
    omitted: collected.omitted,
  };
}

/** Components of the root that are nothing but a `$ref`: their names are the names of what they lead to. */
function rootAliases(
  root: SourceFile,
  { resolved, adopted }: Collected,
): ReadonlyMap<Target, readonly string[]> {
  const aliases = new Map<Target, string[]>();
  for (const { reference, destination } of resolved) {
    const { target } = destination;
    const section = sections.get(reference.kind);
    if (target === undefined || section === undefined || reference.role === "mapping") continue;
    const pointer = reference.file === root ? reference.pointer : adopted.get(reference.holder);
    if (pointer === undefined || !isComponent(pointer, section)) continue;
    if (bareReference(reference.holder) === undefined) continue;
    const name = lastSegment(pointer);
    const known = aliases.get(target);
    if (known === undefined) aliases.set(target, [name]);
    else known.push(name);
  }
  return aliases;
}

function sectionOf(document: MutableObject, section: string): MutableObject {
  return childObject(childObject(document, "components"), section);
}

function childObject(object: MutableObject, key: string): MutableObject {
  const known = Object.hasOwn(object, key) ? object[key] : undefined;
  if (isMutable(known)) return known;
  const made: MutableObject = {};
  setOwn(object, key, made);
  return made;
}

function reportCollision(
  { named, name, section, owned }: NameCollision,
  root: string,
  reporter: Reporter<Catalogue, FilePlace>,
): void {
  const places = named.map(({ target, chosen }) => ({
    at: { file: target.file.location, pointer: target.pointer },
    message: `this one is named "${chosen}"`,
    part: "key" as const,
    chosen,
  }));
  const component = joinPointer("/components", section, name);
  const owner = owned
    ? [
        {
          at: { file: root, pointer: component },
          message: `this one is named "${name}"`,
          part: "key" as const,
        },
      ]
    : [];
  for (const { at, chosen } of places) {
    const related = [...owner, ...places.filter((other) => other.chosen !== chosen)].slice(0, 10);
    const count = places.length + owner.length;
    reporter.report("LS1104", at, { count, name, section, chosen }, { part: "key", related });
  }
}
