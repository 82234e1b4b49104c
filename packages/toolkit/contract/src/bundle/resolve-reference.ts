import { dirname, relative } from "node:path";
import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { DiagnosticParameters } from "../diagnostics/define-diagnostics.ts";
import type { FileStore } from "../files/file-store.ts";
import { isRemote, resolveLocation, stemOf } from "../files/location.ts";
import { isJsonObject, referenceOf } from "../json/json-object.ts";
import {
  childAt,
  joinPointer,
  lastSegment,
  pointerOfFragment,
  pointerSegments,
  valueAt,
} from "../json/json-pointer.ts";
import { typeName } from "../json/type-name.ts";
import { suggest } from "../names/suggest.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { findAnchor } from "./anchors.ts";
import { expectationOf } from "./expectation.ts";
import { type Kind, sections } from "./grammar.ts";
import { meaningfulName } from "./names.ts";
import type { Destination, Target } from "./reference.ts";

/** Why a reference leads nowhere, as a finding about it. */
export type ReferenceFault = {
  readonly [Id in "LS1101" | "LS1102" | "LS1103" | "LS1108"]: {
    readonly id: Id;
    readonly parameters: DiagnosticParameters<Catalogue[Id]>;
    readonly hint?: string | undefined;
    /** The part of the reference that is wrong. */
    readonly text?: string;
  };
}["LS1101" | "LS1102" | "LS1103" | "LS1108"];

export type Resolution =
  | { readonly destination: Destination; readonly fault?: never; readonly meant?: string | undefined }
  | { readonly destination?: never; readonly fault: ReferenceFault }
  /** The file was read but is broken; that was reported where it was found. */
  | { readonly destination?: never; readonly fault?: never };

export interface ResolveContext {
  readonly root: SourceFile;
  readonly store: FileStore;
  /** Loads a file and reports its faults once; undefined value where it is broken. */
  readonly open: (
    location: string,
  ) => Promise<{ readonly file?: SourceFile; readonly fault?: string; readonly broken?: boolean }>;
  /** Targets by kind, file and pointer. */
  readonly targets: Map<string, Target>;
  /** The component of the root document that a node has become, where a `$ref` stood in place of its section. */
  readonly adopted: ReadonlyMap<unknown, string>;
  /** Called for each target that is new. */
  readonly onTarget: (target: Target) => void;
}

/** A node of a file. */
export interface Spot {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly node: unknown;
}

/** Follows a reference to where it ends. Chains of bare `$ref`s are followed to the value, up to a component of the root. */
export async function resolveReference(
  context: ResolveContext,
  ref: string,
  from: SourceFile,
  kind: Kind,
): Promise<Resolution> {
  const section = sections.get(kind);
  const pointerNames = new Set<string>();
  const fileNames = new Set<string>();
  const seen = new Set<string>();
  let base = from;
  let text = ref;
  let meant: string | undefined;
  for (;;) {
    const result = await findSpot(context, text, base, seen);
    if (!("spot" in result)) return result;
    const { spot } = result;
    if (text === ref && base === from) meant = result.meant;
    if (spot.file === context.root && section !== undefined && isComponent(spot.pointer, section)) {
      return { destination: { component: spot.pointer }, meant };
    }
    const adopted = context.adopted.get(spot.node);
    if (adopted !== undefined && section !== undefined && isComponent(adopted, section)) {
      return { destination: { component: adopted }, meant };
    }
    if (spot.pointer === "") fileNames.add(stemOf(spot.file.location));
    else pointerNames.add(meaningfulName(spot.pointer));

    const next = bareReference(spot.node);
    if (next === undefined) {
      if (!isJsonObject(spot.node) && !(kind === "schema" && typeof spot.node === "boolean")) {
        const expected = expectationOf({ kind, shape: "one" });
        return { fault: { id: "LS1108", parameters: { ref, found: typeName(spot.node), expected } } };
      }
      if (spot.file === context.root && holdsComponents(spot.pointer)) {
        const found = spot.pointer === "" ? "the whole document" : "a part that holds components";
        const expected = expectationOf({ kind, shape: "one" });
        return { fault: { id: "LS1108", parameters: { ref, found, expected } } };
      }
      return { destination: { target: register(context, kind, spot, pointerNames, fileNames) }, meant };
    }
    const step = `${spot.file.location}#${spot.pointer}`;
    if (seen.has(step)) return { fault: { id: "LS1103", parameters: { ref } } };
    seen.add(step);
    base = spot.file;
    text = next;
  }
}

function register(
  context: ResolveContext,
  kind: Kind,
  spot: Spot,
  pointerNames: ReadonlySet<string>,
  fileNames: ReadonlySet<string>,
): Target {
  const key = `${kind} ${spot.file.location}#${spot.pointer}`;
  const known = context.targets.get(key);
  const target: Target = known ?? { kind, ...spot, pointerNames: new Set(), fileNames: new Set() };
  for (const name of pointerNames) target.pointerNames.add(name);
  for (const name of fileNames) target.fileNames.add(name);
  if (known === undefined) {
    context.targets.set(key, target);
    context.onTarget(target);
  }
  return target;
}

/** `{ $ref }` and nothing else. */
export function bareReference(node: unknown): string | undefined {
  const ref = referenceOf(node);
  return ref !== undefined && isJsonObject(node) && Object.keys(node).length === 1 ? ref : undefined;
}

/** True for `/components/<section>/<name>`. */
export function isComponent(pointer: string, section: string): boolean {
  const prefix = `/components/${section}/`;
  return (
    pointer.startsWith(prefix) && pointer.length > prefix.length && !pointer.includes("/", prefix.length)
  );
}

/** As a component it would stand in itself. */
function holdsComponents(pointer: string): boolean {
  const segments = pointerSegments(pointer);
  return segments.length === 0 || (segments[0] === "components" && segments.length < 3);
}

type SpotResult =
  /** `meant` is how the reference should be written, where it is right for the root document only. */
  | { readonly spot: Spot; readonly meant?: string }
  | { readonly fault: ReferenceFault }
  | { readonly fault?: never };

/** Finds the node that one reference names; on the way, a `$ref` in place of a missing key is followed. */
export async function findSpot(
  context: ResolveContext,
  ref: string,
  from: SourceFile,
  seen: Set<string>,
): Promise<SpotResult> {
  const hash = ref.indexOf("#");
  const path = hash < 0 ? ref : ref.slice(0, hash);
  const fragment = pointerOfFragment(hash < 0 ? "" : ref.slice(hash + 1));

  const byId = path === "" ? undefined : findAnchor(from, path);
  const location = byId === undefined ? resolveLocation(from.location, path) : from.location;
  const opened = location === undefined ? { fault: "it is no path or URL" } : await context.open(location);
  if (opened.broken === true) return {};
  if (opened.file === undefined) {
    const near = location === undefined ? undefined : await context.store.nearby(location);
    return {
      fault: {
        id: "LS1101",
        parameters: {
          file: location === undefined ? path : context.store.displayName(location),
          reason: opened.fault ?? "it cannot be read",
        },
        ...(near === undefined ? {} : { hint: `did you mean "${near}"?` }),
        text: path,
      },
    };
  }
  const { file } = opened;
  let start: Spot = { file, pointer: "", node: file.outcome.ok ? file.outcome.value : undefined };
  if (byId !== undefined) start = { file, pointer: byId, node: valueAt(start.node, byId) };
  // Strictly a key without a name; where there is none, everybody means the whole file.
  if (fragment === "" || (fragment === "/" && childAt(start.node, "") === undefined)) return { spot: start };
  if (!fragment.startsWith("/")) {
    const anchored = findAnchor(file, `#${fragment}`);
    if (anchored !== undefined)
      return { spot: { file, pointer: anchored, node: valueAt(start.node, anchored) } };
    return missing(context, ref, from, start, fragment, fragment);
  }
  if (path === "" && file !== context.root) {
    const spot = rootSpot(context, fragment);
    if (
      spot !== undefined &&
      valueAt(start.node, fragment) === undefined &&
      referenceOf(start.node) === undefined
    ) {
      return { spot, meant: `${relativeReference(file, context.root)}#${fragment}` };
    }
  }
  let spot = start;
  for (const segment of pointerSegments(fragment)) {
    let child = childAt(spot.node, segment);
    for (
      let inner = referenceOf(spot.node);
      child === undefined && inner !== undefined;
      inner = referenceOf(spot.node)
    ) {
      const step = `${spot.file.location}#${spot.pointer}/`;
      if (seen.has(step)) return { fault: { id: "LS1103", parameters: { ref } } };
      seen.add(step);
      const followed = await findSpot(context, inner, spot.file, seen);
      if (!("spot" in followed)) return followed;
      spot = followed.spot;
      child = childAt(spot.node, segment);
    }
    if (child === undefined) return missing(context, ref, from, spot, segment, fragment);
    spot = { file: spot.file, pointer: joinPointer(spot.pointer, segment), node: child };
  }
  return { spot };
}

function missing(
  context: ResolveContext,
  ref: string,
  from: SourceFile,
  spot: Spot,
  segment: string,
  fragment: string,
): { readonly fault: ReferenceFault } {
  const candidates = isJsonObject(spot.node) ? Object.keys(spot.node) : [];
  const near = suggest(segment, candidates);
  let hint = near === undefined ? undefined : `did you mean "${near}"?`;
  if (hint === undefined && spot.file !== context.root && rootSpot(context, fragment) !== undefined) {
    hint = `the root document has it: write "${relativeReference(from, context.root)}#${fragment}"`;
  }
  const pointer = fragment.startsWith("/") ? joinPointer(spot.pointer, segment) : `#${fragment}`;
  return {
    fault: {
      id: "LS1102",
      parameters: { ref, file: context.store.displayName(spot.file.location), missing: pointer },
      hint,
      text: lastSegment(joinPointer("", segment)),
    },
  };
}

function rootSpot({ root }: ResolveContext, fragment: string): Spot | undefined {
  if (!root.outcome.ok || !fragment.startsWith("/")) return undefined;
  const node = valueAt(root.outcome.value, fragment);
  return node === undefined ? undefined : { file: root, pointer: fragment, node };
}

function relativeReference(from: SourceFile, to: SourceFile): string {
  if (isRemote(to.location)) return to.location;
  return relative(dirname(from.location), to.location).replaceAll("\\", "/");
}
