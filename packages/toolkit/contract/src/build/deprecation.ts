import type { ExtensionSite } from "../bundle/visit-file.ts";
import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { inherit } from "../extensions/inherit.ts";
import { type Deprecation, xDeprecation } from "../extensions/x-deprecation/extension.ts";
import type { FilePlace } from "../files/file-place.ts";
import { isJsonObject } from "../json/json-object.ts";
import type { JsonObject } from "../model.ts";
import { type BuildContext, inherited, type Node } from "./build-context.ts";

/** The deprecation that a node says of itself; none is inherited. */
export function ownDeprecation(node: Node, context: BuildContext): Deprecation | undefined {
  const said = inherited([node], xDeprecation.name, context);
  return said && xDeprecation.parse(said, context);
}

/** The deprecations of schemas, by the values that stand in them: a schema may be reached by many pointers. */
export function schemaDeprecations(
  sites: readonly ExtensionSite[],
  context: BuildContext,
  reporter: Reporter<Catalogue, FilePlace>,
): ReadonlyMap<JsonObject, Deprecation> {
  const found = new Map<JsonObject, Deprecation>();
  for (const { name, value, kind, place } of sites) {
    if (kind !== "schema" || name !== xDeprecation.name || !isJsonObject(value)) continue;
    const said = context.wrongValues.has(value) ? undefined : inherit([{ value, pointer: place.pointer }]);
    const deprecation =
      said && xDeprecation.parse(said, { ...context, reporter: within(place.file, reporter) });
    if (deprecation !== undefined) found.set(value, deprecation);
  }
  return found;
}

/** A reporter whose pointers are those of one file. */
function within(file: string, reporter: Reporter<Catalogue, FilePlace>): Reporter<Catalogue> {
  return {
    diagnostics: reporter.diagnostics,
    report(id, pointer, parameters, { related = [], ...details } = {}) {
      const at = (inFile: string): FilePlace => ({ file, pointer: inFile });
      reporter.report(id, at(pointer), parameters, {
        ...details,
        related: related.map((place) => ({ ...place, at: at(place.at) })),
      });
    },
  };
}
