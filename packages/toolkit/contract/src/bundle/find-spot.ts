import { dirname, relative } from "node:path";
import { isRemote, resolveLocation } from "../files/location.ts";
import { isJsonObject, referenceOf } from "../json/json-object.ts";
import {
  childAt,
  joinPointer,
  lastSegment,
  pointerOfFragment,
  pointerSegments,
  valueAt,
} from "../json/json-pointer.ts";
import { suggest } from "../names/suggest.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { absoluteUri, baseOf, namesOf } from "./anchors.ts";
import type { ReferenceFault, ResolveContext } from "./resolve-reference.ts";

/** A place in a file. */
export interface FilePointer {
  readonly file: SourceFile;
  readonly pointer: string;
}

/** A node of a file. */
export interface Spot extends FilePointer {
  readonly node: unknown;
}

export type SpotResult =
  /** `meant` is how the reference should be written, where it is right for the root document only. */
  | { readonly spot: Spot; readonly meant?: string }
  | { readonly fault: ReferenceFault }
  | { readonly fault?: never };

/**
 * Finds the node that one reference names; on the way, a `$ref` in place of a missing key is followed.
 * @param from Where the reference stands.
 */
export async function findSpot(
  context: ResolveContext,
  ref: string,
  from: FilePointer,
  seen: Set<string>,
): Promise<SpotResult> {
  const hash = ref.indexOf("#");
  const path = hash < 0 ? ref : ref.slice(0, hash);
  const written = hash < 0 ? "" : ref.slice(hash + 1);
  const started =
    path === "" ? { spot: scopeOf(context, from, written) } : await startAt(context, path, from);
  if (!("spot" in started)) return started;
  const start = started.spot;
  const fragment = fragmentIn(start.node, written);
  // Strictly a key without a name; where there is none, everybody means the whole file.
  if (fragment === "" || (fragment === "/" && childAt(start.node, "") === undefined)) return { spot: start };
  if (!fragment.startsWith("/")) {
    const anchored = anchorOf(start, fragment);
    return anchored === undefined
      ? missing(context, ref, from.file, start, fragment, fragment)
      : { spot: anchored };
  }
  if (path === "" && from.file !== context.root && referenceOf(start.node) === undefined) {
    const spot = rootSpot(context, fragment);
    if (spot !== undefined && valueAt(start.node, fragment) === undefined) {
      return { spot, meant: `${relativeReference(from.file, context.root)}#${fragment}` };
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
      const followed = await findSpot(context, inner, spot, seen);
      if (!("spot" in followed)) return followed;
      spot = followed.spot;
      child = childAt(spot.node, segment);
    }
    if (child === undefined) return missing(context, ref, from.file, spot, segment, fragment);
    spot = { file: spot.file, pointer: joinPointer(spot.pointer, segment), node: child };
  }
  return { spot };
}

/** The node that a bare fragment is relative to: the nearest with an `$id`, if the fragment is found there, else the file. */
function scopeOf({ scoped }: ResolveContext, { file, pointer }: FilePointer, fragment: string): Spot {
  const whole = spotAt({ file, pointer: "" });
  if (!scoped.has(file)) return whole;
  const scope = spotAt({ file, pointer: baseOf(file, pointer).pointer });
  if (!fragment.startsWith("/")) return scope;
  return valueAt(scope.node, fragmentIn(scope.node, fragment)) === undefined ? whole : scope;
}

/** The node that a reference names without its fragment: one that has that URI for its own, else a file. */
async function startAt(context: ResolveContext, path: string, from: FilePointer): Promise<SpotResult> {
  const uri = absoluteUri(path, baseOf(from.file, from.pointer).uri);
  const named = uri === undefined ? undefined : context.byUri(uri);
  if (named !== undefined) return { spot: spotAt(named) };
  const location = resolveLocation(from.file.location, path);
  const opened = location === undefined ? { fault: "it is no path or URL" } : await context.open(location);
  if (opened.broken === true) return {};
  if (opened.file !== undefined) return { spot: spotAt({ file: opened.file, pointer: "" }) };
  const near = location === undefined ? undefined : await context.store.nearby(location);
  const file = location === undefined ? path : context.store.displayName(location);
  const reason = opened.fault ?? "it cannot be read";
  const hint = near === undefined ? {} : { hint: `did you mean "${near}"?` };
  return { fault: { id: "LS1101", parameters: { file, reason }, ...hint, text: path } };
}

function spotAt({ file, pointer }: FilePointer): Spot {
  const whole = file.outcome.ok ? file.outcome.value : undefined;
  return { file, pointer, node: pointer === "" ? whole : valueAt(whole, pointer) };
}

/** A fragment decoded, unless only the text as it is written leads anywhere: a name may hold `%20`. */
function fragmentIn(node: unknown, written: string): string {
  const decoded = pointerOfFragment(written);
  if (decoded === written || !written.startsWith("/") || valueAt(node, decoded) !== undefined) return decoded;
  return valueAt(node, written) === undefined ? decoded : written;
}

/** The node that an anchor names, in the scope of the start or else anywhere in its file. */
function anchorOf(start: Spot, name: string): Spot | undefined {
  const { file, pointer } = start;
  const { anchors } = namesOf(file);
  const inScope = anchors.get(`${baseOf(file, pointer).uri}#${name}`);
  const found = inScope ?? [...anchors].find(([key]) => key.endsWith(`#${name}`))?.[1];
  return found === undefined ? undefined : spotAt({ file, pointer: found });
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
