import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";
import { own } from "../json/json-object.ts";
import { joinPointer, pointerOfFragment, valueAt } from "../json/json-pointer.ts";
import { typeName } from "../json/type-name.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { repairReference } from "../repair/reference.ts";
import { repairNode } from "../repair/repair-node.ts";
import { type Site, shown } from "../repair/site.ts";
import { createTallies, type Tallies } from "../repair/tallies.ts";
import { settleDynamicReference } from "./dynamic-reference.ts";
import { expectationOf } from "./expectation.ts";
import { grammar, type Kind, sections } from "./grammar.ts";
import { insteadOf } from "./instead.ts";
import { isMutable, type MutableObject } from "./mutable.ts";
import type { Reference, Splice } from "./reference.ts";
import { isComponent } from "./resolve-reference.ts";
import { MAX_DEPTH, type Visitor } from "./walk.ts";

/** An `x-` key that was met. */
export interface ExtensionSite {
  readonly name: string;
  readonly value: unknown;
  readonly kind: Kind;
  readonly place: { readonly file: string; readonly pointer: string };
}

/** What walks over files have met so far; whoever resolves `references` and `splices` takes them out. */
export interface Findings {
  readonly references: Reference[];
  readonly splices: Splice[];
  readonly extensions: ExtensionSite[];
  readonly tallies: Tallies;
  /** Schemas with a discriminator. */
  readonly discriminated: MutableObject[];
  /** Files in which a `$id` was met. */
  readonly scoped: Set<SourceFile>;
  /** True where a document is nested so deep that what was found is not all. */
  tooDeep: boolean;
}

export function noFindings(): Findings {
  return {
    references: [],
    splices: [],
    extensions: [],
    tallies: createTallies(),
    discriminated: [],
    scoped: new Set(),
    tooDeep: false,
  };
}

/** Makes the visitor of each file: it repairs nodes, adds to the findings, and reports what the grammar does not expect. */
export function visitorsOf(
  root: SourceFile,
  version: "3.0" | "3.1" | "3.2",
  findings: Findings,
  reporter: Reporter<Catalogue, FilePlace>,
): (file: SourceFile) => Visitor {
  const canonical = canonicalReferences(root.outcome.ok ? root.outcome.value : undefined);
  const { references, splices, extensions, tallies } = findings;
  // One walk has one `pointer`, and many nodes.
  let site: Site | undefined;
  const siteOf = (file: SourceFile, pointer: () => string): Site => {
    if (site?.pointer !== pointer || site.file !== file) site = { file, pointer, version, reporter, tallies };
    return site;
  };
  return (file) => ({
    node(node, kind, pointer) {
      const site = siteOf(file, pointer);
      if (Object.hasOwn(node, "$ref") && grammar[kind].reference) repairReference(node, kind, site);
      repairNode(node, kind, site);
      if (kind === "schema") {
        if (Object.hasOwn(node, "$id")) findings.scoped.add(file);
        if (Object.hasOwn(node, "discriminator")) findings.discriminated.push(node);
        settleDynamicReference(node, site, root);
      } else if (kind === "discriminator") references.push(...mappings(node, file, pointer));
    },
    reference(holder, kind, pointer) {
      if (kind === "mediaType") {
        splices.push({ holder, slot: { kind, shape: "one" }, file, pointer: pointer(), isAllowed: true });
        return;
      }
      const ref = String(holder["$ref"]);
      if (file === root && canonical(ref, kind)) return;
      references.push({ holder, key: "$ref", kind, file, pointer: pointer(), role: "reference" });
    },
    misplaced(holder, slot, pointer) {
      splices.push({ holder, slot, file, pointer: pointer(), isAllowed: false });
    },
    extension(holder, key, kind, pointer) {
      const place = { file: file.location, pointer: joinPointer(pointer(), key) };
      extensions.push({ name: key, value: holder[key], kind, place });
    },
    unexpected(value, slot, within, pointer) {
      const instead = insteadOf(value, slot, within);
      const place = pointer();
      reporter.report(
        "LS1406",
        { file: file.location, pointer: place },
        {
          place: place === "" ? "the document" : place,
          expected: expectationOf(slot),
          found: typeof value === "string" ? shown(value) : typeName(value),
          outcome: instead?.outcome ?? "ignored",
        },
      );
      return instead?.value;
    },
    tooDeep(pointer) {
      if (findings.tooDeep) return;
      findings.tooDeep = true;
      reporter.report("LS1008", { file: file.location, pointer: pointer() }, { limit: MAX_DEPTH });
    },
  });
}

/** Tells whether a reference of the root document already points to one of its components; one look-up a text. */
function canonicalReferences(document: unknown): (ref: string, kind: Kind) => boolean {
  const known = new Map<Kind, Map<string, boolean>>();
  return (ref, kind) => {
    if (!ref.startsWith("#/components/")) return false;
    let answers = known.get(kind);
    if (answers === undefined) {
      answers = new Map();
      known.set(kind, answers);
    }
    let answer = answers.get(ref);
    if (answer === undefined) {
      const section = sections.get(kind);
      const pointer = pointerOfFragment(ref.slice(1));
      answer =
        section !== undefined && isComponent(pointer, section) && valueAt(document, pointer) !== undefined;
      answers.set(ref, answer);
    }
    return answer;
  };
}

function mappings(node: MutableObject, file: SourceFile, pointer: () => string): readonly Reference[] {
  const found: Reference[] = [];
  const add = (holder: MutableObject, key: string, at: string): void => {
    if (typeof holder[key] === "string") {
      found.push({ holder, key, kind: "schema", file, pointer: at, role: "mapping" });
    } else Reflect.deleteProperty(holder, key);
  };
  if (Object.hasOwn(node, "defaultMapping")) add(node, "defaultMapping", pointer());
  const mapping = own(node, "mapping");
  if (!isMutable(mapping)) return found;
  const at = joinPointer(pointer(), "mapping");
  for (const key of Object.keys(mapping)) add(mapping, key, at);
  return found;
}
