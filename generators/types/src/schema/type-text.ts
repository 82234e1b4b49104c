/** The text of a type, and how tightly it binds: what has to be put into brackets inside what. */
export interface TypeText {
  readonly text: string;
  readonly binds: "tight" | "intersection" | "union";
  /** The members of a union, so that a union around it can take them as its own. */
  readonly members?: readonly TypeText[];
}

/** Where a type is printed: the indent of its line, and the columns that are used before it. */
export interface Spot {
  readonly margin: number;
  readonly used: number;
}

const maxColumns = 100;

export const unknownType: TypeText = tight("unknown");
export const neverType: TypeText = tight("never");
export const nullType: TypeText = tight("null");

/** A type that needs no brackets anywhere. */
export function tight(text: string): TypeText {
  return { text, binds: "tight" };
}

/** `A | B`: on one line where that fits, else a line each. Anything beside `unknown` is `unknown`. */
export function unionOf(parts: readonly TypeText[], spot: Spot): TypeText {
  const flat = parts.flatMap((part) => part.members ?? [part]);
  const distinct = withoutRepeats(flat).filter(({ text }) => text !== "never");
  const [first = neverType] = distinct;
  if (distinct.length < 2) return first;
  if (distinct.some(({ text }) => text === "unknown")) return unknownType;
  const texts = distinct.map(({ text }) => text);
  const line = texts.join(" | ");
  const broken = line.includes("\n") || spot.used + line.length >= maxColumns;
  const margin = " ".repeat(spot.margin + 2);
  const text = broken ? `\n${texts.map((member) => `${margin}| ${member}`).join("\n")}` : line;
  return { text, binds: "union", members: distinct };
}

/** `A & B`; `unknown` adds nothing, and nothing is both `never` and something. */
export function intersectionOf(parts: readonly TypeText[], spot: Spot): TypeText {
  const distinct = withoutRepeats(parts).filter(({ text }) => text !== "unknown");
  const [first = unknownType] = distinct;
  if (distinct.length < 2) return first;
  if (distinct.some(({ text }) => text === "never")) return neverType;
  const texts = distinct.map(({ text, binds }) => (binds === "union" ? bracketed(text, spot) : text));
  const line = texts.join(" & ");
  const broken = !line.includes("\n") && spot.used + line.length >= maxColumns;
  return { text: broken ? texts.join(` &\n${" ".repeat(spot.margin + 2)}`) : line, binds: "intersection" };
}

/** `A[]` */
export function arrayOf({ text, binds }: TypeText, spot: Spot): TypeText {
  return tight(`${binds === "tight" ? text : bracketed(text, spot)}[]`);
}

/** A member's type behind its colon. */
export function afterColon({ text }: TypeText): string {
  return text.startsWith("\n") ? `:${text}` : `: ${text}`;
}

/** `{ … }` with members that are printed already, each on lines of its own. */
export function objectOf(members: readonly string[], spot: Spot): TypeText {
  return tight(members.length === 0 ? "{}" : `{\n${members.join("\n")}\n${" ".repeat(spot.margin)}}`);
}

function bracketed(text: string, { margin }: Spot): string {
  return text.startsWith("\n") ? `(${text}\n${" ".repeat(margin)})` : `(${text})`;
}

function withoutRepeats(parts: readonly TypeText[]): readonly TypeText[] {
  if (parts.length < 2) return parts;
  return [...new Map(parts.map((part) => [part.text, part])).values()];
}
