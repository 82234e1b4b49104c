import { docText } from "@lockstep/codegen";
import type { OperationModel } from "@lockstep/contract";

/** The doc comment of an operation: what it does, `METHOD /path`, its error codes, and its deprecation. */
export function describeOperation(operation: OperationModel): readonly string[] {
  const { summary, description, method, path, errors } = operation;
  const lines: string[] = [];
  if (summary) lines.push(...docText(summary), "");
  if (description && description !== summary) lines.push(...docText(description), "");
  lines.push(...docText(`\`${method} ${path}\``));
  if (errors.length > 0)
    lines.push("", ...docText(`Error codes: ${errors.map(({ code }) => code).join(", ")}.`));
  const deprecated = deprecationText(operation);
  if (deprecated !== undefined)
    lines.push(
      "",
      ...docText(deprecated).map((line, index) => (index === 0 ? `@deprecated ${line}`.trimEnd() : line)),
    );
  return lines;
}

/** What `@deprecated` says: dates, successor, guide. `undefined` when the operation is not deprecated. */
function deprecationText({ deprecated, deprecation }: OperationModel): string | undefined {
  if (!deprecated) return undefined;
  if (!deprecation) return "";
  const { since, sunset, successor, guide, reason } = deprecation;
  const replacement = successor?.operationId ?? successor?.url;
  const parts = [
    since && `Since ${since.slice(0, 10)}.`,
    sunset && `It will be removed on ${sunset.slice(0, 10)}.`,
    replacement && `Use ${replacement}.`,
    reason,
    guide && `Guide: ${guide}`,
  ];
  return parts.filter(Boolean).join(" ");
}
