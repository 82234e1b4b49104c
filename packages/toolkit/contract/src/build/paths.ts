import type { OperationSite } from "../bundle/assemble.ts";
import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";

/** Reports paths that no request, or more than one operation, can match. */
export function reportPathFaults(sites: readonly OperationSite[], reporter: Reporter<Catalogue>): void {
  const shapes = new Map<string, OperationSite>();
  const seen = new Set<string>();
  for (const site of sites) {
    const { path, written, pathItemPointer, place } = site;
    if (place !== "path" || seen.has(path)) continue;
    seen.add(path);
    if (!written.startsWith("/")) {
      reporter.report("LS1411", pathItemPointer, { path: written, read: path }, { part: "key" });
    }
    const shape = path.replace(/\{[^{}]*\}/g, "{}");
    const other = shapes.get(shape);
    if (other === undefined) {
      shapes.set(shape, site);
      continue;
    }
    reporter.report(
      "LS1410",
      pathItemPointer,
      { path, other: other.path },
      { part: "key", related: [{ message: "the other path", at: other.pathItemPointer, part: "key" }] },
    );
  }
}
