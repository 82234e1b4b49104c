import { entriesOf, isJsonObject, own, ownList } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { OperationModel, SecuritySchemeModel } from "../model.ts";
import { suggest } from "../names/suggest.ts";
import { type BuildContext, type Node, nodeAt } from "./build-context.ts";
import { soundScheme } from "./security-scheme.ts";

/** `components.securitySchemes`, `$ref`s followed, and made such that each can be asked for. */
export function buildSecuritySchemes(context: BuildContext): readonly SecuritySchemeModel[] {
  const components = own(context.document, "components");
  const schemes = isJsonObject(components) ? own(components, "securitySchemes") : undefined;
  return entriesOf(schemes).flatMap(([name, value]) => {
    const pointer = joinPointer("/components/securitySchemes", name);
    const node = nodeAt(value, pointer, context);
    if (node === undefined) return [];
    const { scheme, fault, read = "" } = soundScheme(name, node.value);
    if (fault !== undefined)
      context.reporter.report("LS1430", pointer, { scheme: name, fault, read }, { part: "key" });
    return [{ name, scheme, pointer }];
  });
}

/**
 * The schemes that `security` names somewhere and nobody declares, each once. What cannot be known must let nobody pass, so they are
 * asked for as bearer tokens.
 */
export function undeclaredSchemes(
  holders: readonly Node[],
  declared: readonly SecuritySchemeModel[],
): readonly SecuritySchemeModel[] {
  const known = new Set(declared.map(({ name }) => name));
  return holders.flatMap(({ value, pointer }) =>
    ownList(value, "security").flatMap((requirement, index) =>
      entriesOf(requirement).flatMap(([name]) => {
        if (known.has(name)) return [];
        known.add(name);
        const scheme = { type: "http", scheme: "bearer" };
        return [{ name, scheme, pointer: joinPointer(pointer, "security", index, name) }];
      }),
    ),
  );
}

/** What an operation asks for: its own `security`, else that of the root. */
export function buildSecurity(
  root: Node,
  operation: Node,
  schemes: ReadonlySet<string>,
  context: BuildContext,
): OperationModel["security"] {
  const holder = Object.hasOwn(operation.value, "security") ? operation : root;
  const requirements = own(holder.value, "security");
  if (!Array.isArray(requirements)) return [];
  const base = joinPointer(holder.pointer, "security");
  return requirements.map((requirement, index) =>
    entriesOf(requirement).map(([scheme, scopes]) => {
      if (!schemes.has(scheme)) reportUnknown(scheme, joinPointer(base, index, scheme), schemes, context);
      return { scheme, scopes: Array.isArray(scopes) ? scopes.map(String) : [] };
    }),
  );
}

function reportUnknown(
  scheme: string,
  pointer: string,
  schemes: ReadonlySet<string>,
  context: BuildContext,
): void {
  const likely = suggest(scheme, schemes);
  const details = likely === undefined ? {} : { hint: `did you mean "${likely}"?` };
  context.reporter.report("LS1407", pointer, { scheme }, { part: "key", ...details });
}
