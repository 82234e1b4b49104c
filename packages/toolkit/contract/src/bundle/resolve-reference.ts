import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { DiagnosticParameters } from "../diagnostics/define-diagnostics.ts";
import type { FileStore } from "../files/file-store.ts";
import { stemOf } from "../files/location.ts";
import { isJsonObject, referenceOf } from "../json/json-object.ts";
import { typeName } from "../json/type-name.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { expectationOf } from "./expectation.ts";
import { type FilePointer, findSpot, type Spot } from "./find-spot.ts";
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
    /** True where something can stand in for the node, although nobody asked to be lenient. */
    readonly harmless?: boolean;
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
  /** Files in which a `$id` was met. */
  readonly scoped: ReadonlySet<SourceFile>;
  /** The node of a file read so far that has a URI for its own. */
  readonly byUri: (uri: string) => FilePointer | undefined;
  /** Called for each target that is new. */
  readonly onTarget: (target: Target) => void;
}

/**
 * Follows a reference to where it ends. Chains of bare `$ref`s are followed to the value, up to a component of the root.
 * @param from Where the reference stands.
 */
export async function resolveReference(
  context: ResolveContext,
  ref: string,
  from: FilePointer,
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
    if (base === from) meant = result.meant;
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
      const other = whatElse(spot, kind, base.file, context.root);
      if (other !== undefined) {
        const parameters = { ref, found: other.found, expected: expectationOf({ kind, shape: "one" }) };
        return { fault: { id: "LS1108", parameters, harmless: other.harmless } };
      }
      return { destination: { target: register(context, kind, spot, pointerNames, fileNames) }, meant };
    }
    const step = `${spot.file.location}#${spot.pointer}`;
    if (seen.has(step)) return { fault: { id: "LS1103", parameters: { ref } } };
    seen.add(step);
    base = spot;
    text = next;
  }
}

/** What a node is where it is not of the kind that is needed; harmless where it is plain what was meant, if not what it says. */
function whatElse(
  { node, pointer, file }: Spot,
  kind: Kind,
  from: SourceFile,
  root: SourceFile,
): { found: string; harmless: boolean } | undefined {
  if (node === null || node === undefined) return { found: "nothing", harmless: true };
  if (!isJsonObject(node)) {
    const isSchema = kind === "schema" && typeof node === "boolean";
    return isSchema ? undefined : { found: typeName(node), harmless: false };
  }
  const isDocument = pointer === "" && (Object.hasOwn(node, "openapi") || Object.hasOwn(node, "swagger"));
  if (isDocument || (file === root && /^\/components(\/[^/]+)?$/.test(pointer))) {
    const found = isDocument ? "a whole OpenAPI document" : "a part that holds components";
    // A schema of the document itself was copied from a file in which `#` is the schema.
    return { found, harmless: kind === "schema" && file === from };
  }
  const [, section = ""] = /^\/components\/([^/]+)\/[^/]+$/.exec(pointer) ?? [];
  const [other] = [...sections].find(([, name]) => name === section) ?? [kind];
  // A header is a parameter without its name and place.
  if (other === kind || (kind === "header" && other === "parameter")) return undefined;
  return { found: expectationOf({ kind: other, shape: "one" }), harmless: true };
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
