import { docText } from "@lockstep/codegen";
import type { Deprecation, JsonObject } from "@lockstep/contract";
import { deprecationTag } from "../deprecation-tag.ts";

/** The doc comment of a schema: what it is, what it allows, its default and an example. */
export function schemaDoc(schema: JsonObject, deprecation: Deprecation | undefined): readonly string[] {
  const { title, description } = schema;
  const lines: string[] = [];
  if (typeof title === "string" && title !== description) lines.push(...docText(title));
  if (typeof description === "string" && description !== "") {
    if (lines.length > 0) lines.push("");
    lines.push(...docText(description));
  }
  const tags = [
    ...constraints(schema),
    ...valueTag("default", schema["default"]),
    ...valueTag("example", schema["example"] ?? firstOf(schema["examples"])),
    ...deprecationTag(schema["deprecated"] === true || deprecation !== undefined, deprecation),
  ];
  if (tags.length > 0 && lines.length > 0) lines.push("");
  return [...lines, ...tags];
}

/** What validators check and types cannot say, in words. */
function constraints(schema: JsonObject): readonly string[] {
  const { format, pattern, minimum, maximum } = schema;
  const parts = [
    typeof format === "string" ? `Format: ${format}` : undefined,
    range("", inclusive(minimum, schema["exclusiveMinimum"]), inclusive(maximum, schema["exclusiveMaximum"])),
    range("Length", schema["minLength"], schema["maxLength"]),
    range("Items", schema["minItems"], schema["maxItems"]),
    typeof pattern === "string" && pattern.length <= 60 ? `Pattern: ${pattern}` : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? [] : docText(`${parts.join(". ")}.`).slice(0, 1);
}

function inclusive(bound: unknown, exclusive: unknown): unknown {
  return exclusive === true ? undefined : bound;
}

function range(what: string, low: unknown, high: unknown): string | undefined {
  const from = typeof low === "number" ? String(low) : undefined;
  const to = typeof high === "number" ? String(high) : undefined;
  if (what === "") {
    if (from !== undefined && to !== undefined) return `From ${from} to ${to}`;
    if (from !== undefined) return `At least ${from}`;
    return to === undefined ? undefined : `At most ${to}`;
  }
  if (from === undefined && to === undefined) return undefined;
  if (to === undefined) return from === "0" ? undefined : `${what}: at least ${from}`;
  return `${what}: ${from === undefined ? "at most " : `${from} to `}${to}`;
}

/** A tag with a value that fits on its line; longer ones are in the document. */
function valueTag(name: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text === undefined || text.length > 80) return [];
  const [line = "", ...more] = docText(text);
  return more.length > 0 ? [] : [`@${name} ${line}`.trimEnd()];
}

function firstOf(values: unknown): unknown {
  return Array.isArray(values) ? values[0] : undefined;
}
