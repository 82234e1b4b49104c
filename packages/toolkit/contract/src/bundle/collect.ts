import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { reportFileFaults } from "../files/file-faults.ts";
import type { FilePlace } from "../files/file-place.ts";
import type { FileStore } from "../files/file-store.ts";
import { resolveLocation } from "../files/location.ts";
import { own } from "../json/json-object.ts";
import { joinPointer, pointerOfFragment, valueAt } from "../json/json-pointer.ts";
import { typeName } from "../json/type-name.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { expectationOf } from "./expectation.ts";
import { type Kind, sections } from "./grammar.ts";
import { reportSiblings } from "./ref-siblings.ts";
import type { Reference, ResolvedReference, Target } from "./reference.ts";
import { reportFault } from "./report-fault.ts";
import { isComponent, type Resolution, type ResolveContext, resolveReference } from "./resolve-reference.ts";
import { isMutable, MAX_DEPTH, type MutableObject, type Visitor, walk } from "./walk.ts";

/** An `x-` key that was met. */
export interface ExtensionSite {
  readonly name: string;
  readonly value: unknown;
  readonly kind: Kind;
  readonly place: { readonly file: string; readonly pointer: string };
}

/** All that a walk over the root document and everything it refers to found. */
export interface Collected {
  readonly resolved: readonly ResolvedReference[];
  readonly targets: readonly Target[];
  readonly extensions: readonly ExtensionSite[];
  /** True where the document is nested so deep that what was found is not all. */
  readonly tooDeep: boolean;
  /** How often `nullable` stands in schemas, and where first. */
  readonly nullable: { readonly count: number; readonly first: FilePlace | undefined };
}

/** Walks the root document, and every node of any file that it leads to; reports each reference that leads nowhere. */
export async function collect(
  root: SourceFile,
  store: FileStore,
  reporter: Reporter<Catalogue, FilePlace>,
  version: "3.0" | "3.1" | "3.2",
): Promise<Collected> {
  const document = root.outcome.ok ? root.outcome.value : undefined;
  const visited = new Set<object>();
  const queue: Target[] = [];
  const pending: Reference[] = [];
  const extensions: ExtensionSite[] = [];
  const nullable: { count: number; first: FilePlace | undefined } = { count: 0, first: undefined };
  const canonical = canonicalReferences(document);
  let tooDeep = false;

  const visitorOf = (file: SourceFile): Visitor => ({
    reference(holder, kind, pointer) {
      const ref = String(holder["$ref"]);
      if (version === "3.0" && kind === "schema") reportSiblings(holder, file, pointer, reporter);
      if (file === root && canonical(ref, kind)) return;
      pending.push({ holder, key: "$ref", kind, file, pointer: pointer(), mapping: false });
    },
    extension(holder, key, kind, pointer) {
      const place = { file: file.location, pointer: joinPointer(pointer(), key) };
      extensions.push({ name: key, value: holder[key], kind, place });
    },
    node(node, kind, pointer) {
      if (kind === "discriminator") pending.push(...mappings(node, file, pointer));
      else if (node["nullable"] === true) {
        nullable.count++;
        nullable.first ??= { file: file.location, pointer: joinPointer(pointer(), "nullable") };
      }
    },
    unexpected(value, slot, pointer) {
      const place = { file: file.location, pointer: pointer() };
      const shown = place.pointer === "" ? "the document" : place.pointer;
      reporter.report("LS1406", place, {
        place: shown,
        expected: expectationOf(slot),
        found: typeName(value),
      });
    },
    tooDeep(pointer) {
      if (tooDeep) return;
      tooDeep = true;
      reporter.report("LS1008", { file: file.location, pointer: pointer() }, { limit: MAX_DEPTH });
    },
    misplaced(_kind, pointer) {
      const place = { file: file.location, pointer: joinPointer(pointer(), "$ref") };
      reporter.report("LS1107", place, { place: pointer() === "" ? "the root" : pointer() });
    },
  });

  const broken = new Set<string>();
  const reported = new Set<SourceFile>([root]);
  const context: ResolveContext = {
    root,
    store,
    targets: new Map(),
    onTarget: (target) => queue.push(target),
    async open(location) {
      const result = await store.load(location);
      if (result.file !== undefined && !reported.has(result.file)) {
        reported.add(result.file);
        if (!reportFileFaults(result.file, store, reporter)) broken.add(location);
      }
      return broken.has(location) ? { broken: true } : result;
    },
  };

  walk(document, "document", "", visited, visitorOf(root));
  const resolved: ResolvedReference[] = [];
  const read = new Set<string>();
  while (pending.length > 0 || queue.length > 0) {
    const batch = pending.splice(0);
    await prefetch(batch, store, read);
    for (const reference of batch) {
      const ref = String(reference.holder[reference.key]);
      const resolution = reference.mapping
        ? await resolveMapping(context, ref, reference, document)
        : await resolveReference(context, ref, reference.file, reference.kind);
      if (resolution.destination !== undefined)
        resolved.push({ reference, destination: resolution.destination });
      else reportFault(reference, ref, resolution, reporter);
    }
    for (const target of queue.splice(0)) {
      walk(target.node, target.kind, target.pointer, visited, visitorOf(target.file));
    }
  }
  return { resolved, targets: [...context.targets.values()], extensions, tooDeep, nullable };
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

/** Reads the files of a batch at the same time; what they answer is kept by the store. */
async function prefetch(batch: readonly Reference[], store: FileStore, read: Set<string>): Promise<void> {
  const locations: string[] = [];
  for (const { holder, key, file, mapping } of batch) {
    if (mapping) continue;
    const path = String(holder[key]).replace(/#.*$/, "");
    const location = path === "" ? undefined : resolveLocation(file.location, path);
    if (location === undefined || read.has(location)) continue;
    read.add(location);
    locations.push(location);
  }
  await Promise.all(locations.map((location) => store.load(location)));
}

function mappings(node: MutableObject, file: SourceFile, pointer: () => string): readonly Reference[] {
  const mapping = own(node, "mapping");
  if (!isMutable(mapping)) return [];
  const at = joinPointer(pointer(), "mapping");
  return Object.entries(mapping)
    .filter(([, value]) => typeof value === "string")
    .map(([key]) => ({ holder: mapping, key, kind: "schema", file, pointer: at, mapping: true }));
}

/** A mapping's value is the name of a schema, or a reference. @see OpenAPI 3.1 §4.8.25 */
async function resolveMapping(
  context: ResolveContext,
  value: string,
  reference: Reference,
  document: unknown,
): Promise<Resolution> {
  const { file } = reference;
  if (/^[\w.-]+$/.test(value)) {
    const pointer = joinPointer("/components/schemas", value);
    if (file !== context.root && file.outcome.ok && valueAt(file.outcome.value, pointer) !== undefined) {
      return await resolveReference(context, `#${pointer}`, file, "schema");
    }
    if (valueAt(document, pointer) !== undefined) return { destination: { component: pointer } };
  }
  return await resolveReference(context, value, file, "schema");
}
