import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";
import { own } from "../json/json-object.ts";
import { joinPointer, pointerOfFragment, valueAt } from "../json/json-pointer.ts";
import { typeName } from "../json/type-name.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { expectationOf } from "./expectation.ts";
import { type Kind, sections } from "./grammar.ts";
import { isMutable, type MutableObject } from "./mutable.ts";
import { reportSiblings } from "./ref-siblings.ts";
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
  /** How often `nullable` stands in schemas, and where first. */
  readonly nullable: { count: number; first: FilePlace | undefined };
  /** True where a document is nested so deep that what was found is not all. */
  tooDeep: boolean;
}

export function noFindings(): Findings {
  return {
    references: [],
    splices: [],
    extensions: [],
    nullable: { count: 0, first: undefined },
    tooDeep: false,
  };
}

/** Makes the visitor of each file: it adds to the findings, and reports what the grammar does not expect. */
export function visitorsOf(
  root: SourceFile,
  version: "3.0" | "3.1" | "3.2",
  findings: Findings,
  reporter: Reporter<Catalogue, FilePlace>,
): (file: SourceFile) => Visitor {
  const canonical = canonicalReferences(root.outcome.ok ? root.outcome.value : undefined);
  const { references, splices, extensions, nullable } = findings;
  return (file) => ({
    reference(holder, kind, pointer) {
      const ref = String(holder["$ref"]);
      if (version === "3.0" && kind === "schema") reportSiblings(holder, file, pointer, reporter);
      if (file === root && canonical(ref, kind)) return;
      references.push({ holder, key: "$ref", kind, file, pointer: pointer(), role: "reference" });
    },
    misplaced(holder, slot, pointer) {
      splices.push({ holder, slot, file, pointer: pointer() });
    },
    extension(holder, key, kind, pointer) {
      const place = { file: file.location, pointer: joinPointer(pointer(), key) };
      extensions.push({ name: key, value: holder[key], kind, place });
    },
    node(node, kind, pointer) {
      if (kind === "discriminator") references.push(...mappings(node, file, pointer));
      else if (node["nullable"] === true) {
        nullable.count++;
        nullable.first ??= { file: file.location, pointer: joinPointer(pointer(), "nullable") };
      }
    },
    unexpected(value, slot, pointer) {
      const place = { file: file.location, pointer: pointer() };
      const shown = place.pointer === "" ? "the document" : place.pointer;
      const parameters = { place: shown, expected: expectationOf(slot), found: typeName(value) };
      reporter.report("LS1406", place, parameters);
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
  const known = new Map<string, boolean>();
  return (ref, kind) => {
    if (!ref.startsWith("#/components/")) return false;
    const key = `${kind} ${ref}`;
    let answer = known.get(key);
    if (answer === undefined) {
      const section = sections.get(kind);
      const pointer = pointerOfFragment(ref.slice(1));
      answer =
        section !== undefined && isComponent(pointer, section) && valueAt(document, pointer) !== undefined;
      known.set(key, answer);
    }
    return answer;
  };
}

function mappings(node: MutableObject, file: SourceFile, pointer: () => string): readonly Reference[] {
  const mapping = own(node, "mapping");
  if (!isMutable(mapping)) return [];
  const at = joinPointer(pointer(), "mapping");
  return Object.entries(mapping)
    .filter(([, value]) => typeof value === "string")
    .map(([key]) => ({ holder: mapping, key, kind: "schema", file, pointer: at, role: "mapping" }));
}
