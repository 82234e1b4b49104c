import { docText } from "@lockstep/codegen";
import type { Deprecation } from "@lockstep/contract";

/** The `@deprecated` tag with dates, successor and guide; nothing when it is not deprecated. */
export function deprecationTag(deprecated: boolean, deprecation: Deprecation | undefined): readonly string[] {
  if (!deprecated) return [];
  const text = deprecation === undefined ? "" : deprecationText(deprecation);
  return docText(text).map((line, index) => (index === 0 ? `@deprecated ${line}`.trimEnd() : line));
}

function deprecationText({ since, sunset, successor, guide, reason }: Deprecation): string {
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
