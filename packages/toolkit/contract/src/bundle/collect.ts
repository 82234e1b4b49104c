import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { reportFileFaults } from "../files/file-faults.ts";
import type { FilePlace } from "../files/file-place.ts";
import type { FileStore } from "../files/file-store.ts";
import { resolveLocation } from "../files/location.ts";
import { entriesOf, isJsonObject, ownObject } from "../json/json-object.ts";
import { joinPointer, valueAt } from "../json/json-pointer.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { reportTallies } from "../repair/tallies.ts";
import { namesOf } from "./anchors.ts";
import type { FilePointer } from "./find-spot.ts";
import { sections } from "./grammar.ts";
import type { Reference, ResolvedReference, Splice, Target } from "./reference.ts";
import { reportFault } from "./report-fault.ts";
import {
  type ReferenceFault,
  type Resolution,
  type ResolveContext,
  resolveReference,
} from "./resolve-reference.ts";
import { followSplice, putIn, type Spliced } from "./splice.ts";
import { stubReference } from "./stub.ts";
import { type Findings, noFindings, visitorsOf } from "./visit-file.ts";
import { walk } from "./walk.ts";

/** All that a walk over the root document and everything it refers to found. */
export interface Collected extends Pick<Findings, "extensions" | "discriminated" | "tooDeep"> {
  readonly resolved: readonly ResolvedReference[];
  readonly targets: readonly Target[];
  /** What was put in place of a `$ref` that may not stand where it stands. */
  readonly spliced: readonly Spliced[];
  /** Components of the root document that may be written elsewhere, with their pointers. */
  readonly adopted: ReadonlyMap<unknown, string>;
  /** Parameters that were to be found at a dead `$ref`; they are to be left out. */
  readonly omitted: ReadonlySet<unknown>;
}

export interface CollectOptions {
  readonly version: "3.0" | "3.1" | "3.2";
  /** Dead references are stubbed, and reported as warnings. */
  readonly lenient: boolean;
}

/** Walks the root document, and every node of any file that it leads to; reports each reference that leads nowhere. */
export async function collect(
  root: SourceFile,
  store: FileStore,
  reporter: Reporter<Catalogue, FilePlace>,
  { version, lenient }: CollectOptions,
): Promise<Collected> {
  const document = root.outcome.ok ? root.outcome.value : undefined;
  const visited = new Set<object>();
  const findings = noFindings();
  const visitorOf = visitorsOf(root, version, findings, reporter);
  const queue: Target[] = [];
  const resolved: ResolvedReference[] = [];
  const spliced: Spliced[] = [];
  const omitted = new Set<unknown>();
  const read = new Set<string>();
  let adopted: ReadonlyMap<unknown, string> = new Map();
  const context: ResolveContext = {
    root,
    store,
    targets: new Map(),
    get adopted() {
      return adopted;
    },
    onTarget: (target) => queue.push(target),
    scoped: findings.scoped,
    byUri: uriIndex(root, store),
    open: opener(root, store, reporter, lenient),
  };

  const dead = (splice: Splice, fault: ReferenceFault): void => {
    const { holder, slot } = splice;
    const isStubbed = lenient || fault.harmless === true;
    if (isStubbed && slot.kind === "parameter" && slot.shape === "one") omitted.add(holder);
    reportFault(splice, fault, reporter, isStubbed ? stubReference(holder, slot) : undefined);
  };
  const resolve = async (reference: Reference): Promise<void> => {
    const { holder, key, file, kind, role, pointer } = reference;
    const ref = String(holder[key]);
    if (role === "mapping") {
      const { destination } = await resolveMapping(context, ref, reference, document);
      const place = { file: file.location, pointer: joinPointer(pointer, key) };
      // The branches hold without it.
      if (destination === undefined) {
        reporter.report("LS1105", place, { key, ref });
        Reflect.deleteProperty(holder, key);
      } else resolved.push({ reference, destination });
      return;
    }
    const resolution = await resolveReference(context, ref, reference, kind);
    const { destination, fault } = resolution;
    if (destination !== undefined) resolved.push({ reference, destination });
    else if (fault !== undefined)
      dead({ holder, slot: { kind, shape: "one" }, file, pointer, isAllowed: true }, fault);
    if (destination !== undefined && resolution.meant !== undefined) {
      const place = { file: file.location, pointer: joinPointer(pointer, key) };
      reporter.report("LS1109", place, {
        ref,
        file: store.displayName(file.location),
        right: resolution.meant,
      });
    }
  };
  const splice = async (one: Splice): Promise<void> => {
    const place = { file: one.file.location, pointer: joinPointer(one.pointer, "$ref") };
    const found = await followSplice(context, one);
    if (!("spots" in found)) {
      if (found.fault !== undefined) dead(one, found.fault);
      return;
    }
    if (!one.isAllowed) {
      reporter.report("LS1107", place, { place: one.pointer === "" ? "the root" : one.pointer });
    }
    spliced.push(...putIn(one, found.spots));
    for (const { node, pointer, file } of found.spots)
      walk(node, one.slot, pointer, visited, visitorOf(file));
  };

  walk(document, { kind: "document", shape: "one" }, "", visited, visitorOf(root));
  while (findings.references.length > 0 || findings.splices.length > 0 || queue.length > 0) {
    // First what stands in place of whole sections, so that it is known which nodes are components.
    while (findings.splices.length > 0) {
      for (const one of findings.splices.splice(0)) await splice(one);
      adopted = componentNodes(document);
    }
    const batch = findings.references.splice(0);
    await prefetch(batch, store, read);
    for (const reference of batch) await resolve(reference);
    for (const target of queue.splice(0)) {
      const slot = { kind: target.kind, shape: "one" } as const;
      walk(target.node, slot, target.pointer, visited, visitorOf(target.file));
    }
  }
  const { extensions, discriminated, tooDeep, tallies } = findings;
  reportTallies(tallies, reporter);
  const targets = [...context.targets.values()];
  return { resolved, targets, spliced, adopted, omitted, extensions, discriminated, tooDeep };
}

/** Opens files for references, each file's own faults reported once. */
function opener(
  root: SourceFile,
  store: FileStore,
  reporter: Reporter<Catalogue, FilePlace>,
  lenient: boolean,
): ResolveContext["open"] {
  const sound = new Map<SourceFile, boolean>([[root, true]]);
  return async (location) => {
    const result = await store.load(location);
    if (result.file === undefined) return result;
    const known = sound.get(result.file);
    const isSound = known ?? reportFileFaults(result.file, store, reporter, lenient);
    sound.set(result.file, isSound);
    if (isSound) return result;
    return lenient ? { fault: "it is neither YAML nor JSON" } : { broken: true };
  };
}

/** Finds nodes by their own URIs. Files are indexed when somebody asks, each once. */
function uriIndex(root: SourceFile, store: FileStore): ResolveContext["byUri"] {
  const index = new Map<string, FilePointer>();
  const known = new Set<SourceFile>();
  return (uri) => {
    if (known.size < store.files.size) {
      for (const file of [root, ...store.files.values()]) {
        if (known.has(file)) continue;
        known.add(file);
        for (const [own, pointer] of namesOf(file).uris)
          if (!index.has(own)) index.set(own, { file, pointer });
      }
    }
    return index.get(uri);
  };
}

/** The nodes of the root document's components, with their pointers. */
function componentNodes(document: unknown): ReadonlyMap<unknown, string> {
  const nodes = new Map<unknown, string>();
  const components = isJsonObject(document) ? (ownObject(document, "components") ?? {}) : {};
  for (const section of sections.values()) {
    for (const [name, node] of entriesOf(ownObject(components, section))) {
      if (isJsonObject(node) && !nodes.has(node)) nodes.set(node, joinPointer("/components", section, name));
    }
  }
  return nodes;
}

/** Reads the files of a batch at the same time; what they answer is kept by the store. */
async function prefetch(batch: readonly Reference[], store: FileStore, read: Set<string>): Promise<void> {
  const locations: string[] = [];
  for (const { holder, key, file, role } of batch) {
    if (role === "mapping") continue;
    const path = String(holder[key]).replace(/#.*$/, "");
    const location = path === "" ? undefined : resolveLocation(file.location, path);
    if (location === undefined || read.has(location)) continue;
    read.add(location);
    locations.push(location);
  }
  await Promise.all(locations.map((location) => store.load(location)));
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
      return await resolveReference(context, `#${pointer}`, reference, "schema");
    }
    if (valueAt(document, pointer) !== undefined) return { destination: { component: pointer } };
  }
  return await resolveReference(context, value, reference, "schema");
}
