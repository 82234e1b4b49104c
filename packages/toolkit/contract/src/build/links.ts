import { entriesOf, own, ownString } from "../json/json-object.ts";
import { joinPointer, pointerOfFragment } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";
import { suggest } from "../names/suggest.ts";
import { type BuildContext, type Node, nodeAt } from "./build-context.ts";

/** The links of a response, as they stand. One whose operation does not exist is told; what says nothing is left out. */
export function buildLinks(response: Node, context: BuildContext): Readonly<Record<string, JsonObject>> {
  const base = joinPointer(response.pointer, "links");
  return Object.fromEntries(
    entriesOf(own(response.value, "links")).flatMap(([name, value]) => {
      const node = nodeAt(value, joinPointer(base, name), context);
      if (node === undefined || Object.keys(node.value).length === 0) return [];
      checkTarget(name, node, context);
      return [[name, node.value] as const];
    }),
  );
}

function checkTarget(link: string, { value, pointer }: Node, context: BuildContext): void {
  const id = ownString(value, "operationId");
  if (id !== undefined && context.finalOperationId(id) === undefined) {
    const likely = suggest(id, context.operationIds());
    const details = likely === undefined ? {} : { hint: `did you mean "${likely}"?` };
    context.reporter.report("LS1431", joinPointer(pointer, "operationId"), { link, target: id }, details);
  }
  const ref = ownString(value, "operationRef");
  if (ref?.startsWith("#") === true && !context.operationPointers.has(pointerOfFragment(ref.slice(1)))) {
    context.reporter.report("LS1431", joinPointer(pointer, "operationRef"), { link, target: ref });
  }
}
