import { docText } from "@lockstep/codegen";
import type { OperationModel } from "@lockstep/contract";
import { deprecationTag } from "./deprecation-tag.ts";

/** The doc comment of an operation: what it does, `METHOD /path`, its error codes, and its deprecation. */
export function describeOperation(operation: OperationModel): readonly string[] {
  const { summary, description, method, path, errors } = operation;
  const lines: string[] = [];
  if (summary) lines.push(...docText(summary), "");
  if (description && description !== summary) lines.push(...docText(description), "");
  lines.push(...docText(`\`${method} ${path}\``));
  if (errors.length > 0)
    lines.push("", ...docText(`Error codes: ${errors.map(({ code }) => code).join(", ")}.`));
  const tag = deprecationTag(operation.deprecated, operation.deprecation);
  return tag.length === 0 ? lines : [...lines, "", ...tag];
}
