import type { ImportedName } from "./imported-name.ts";

/** A piece of source text in which imported names are still symbols. Make one with `code`. */
export interface Code {
  readonly kind: "code";
  readonly parts: readonly (string | ImportedName)[];
}

/** What can stand in a `print` or `code` template. Text is printed as it is: data goes through `literal`. */
export type Printable = string | number | ImportedName | Code;

/** Source text to be printed later or inside other text; imports are recorded when it is printed. */
export function code(strings: TemplateStringsArray, ...values: readonly Printable[]): Code {
  const parts: (string | ImportedName)[] = [];
  strings.forEach((text, index) => {
    if (text !== "") parts.push(text);
    const value = values[index];
    if (value !== undefined) parts.push(...partsOf(value));
  });
  return { kind: "code", parts };
}

/** The parts with a separator between them. */
export function joinCode(values: readonly Printable[], separator: string): Code {
  const parts = values.flatMap((value, index) =>
    index === 0 ? partsOf(value) : [separator, ...partsOf(value)],
  );
  return { kind: "code", parts };
}

function partsOf(value: Printable): readonly (string | ImportedName)[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return value.kind === "code" ? value.parts : [value];
}
