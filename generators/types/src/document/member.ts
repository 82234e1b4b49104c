import { propertyKey, tsDoc } from "@lockstep/codegen";
import { afterColon, objectOf, type Spot, type TypeText } from "../schema/type-text.ts";

export interface Member {
  /** A number stays one: `keyof` tells `200` from `"200"`. */
  readonly name: string | number;
  readonly optional?: boolean;
  /** Lines of its doc comment. */
  readonly doc?: readonly string[];
  readonly type: (spot: Spot) => TypeText;
}

const maxColumns = 100;

/** An object's type with these members: on one line where it fits and nothing in it has a comment. */
export function membersType(members: readonly Member[], spot: Spot): TypeText {
  const margin = spot.margin + 2;
  const texts = members.map(({ name, optional, type }) => {
    const head = `${typeof name === "number" ? name : propertyKey(name)}${optional === true ? "?" : ""}`;
    return `${head}${afterColon(type({ margin, used: margin + head.length + 2 }))}`;
  });
  const line = `{ ${texts.join("; ")} }`;
  const short = !line.includes("\n") && spot.used + line.length < maxColumns;
  if (short && members.every(({ doc }) => doc === undefined || doc.length === 0)) {
    return { text: texts.length === 0 ? "{}" : line, binds: "tight" };
  }
  const lines = texts.map((text, index) => {
    const doc = tsDoc(members[index]?.doc ?? [], margin);
    return `${doc === "" ? "" : `${doc}\n`}${" ".repeat(margin)}${text};`;
  });
  return objectOf(lines, spot);
}

/** An exported interface with these members. */
export function printInterface(name: string, members: readonly Member[]): string {
  if (members.length === 0) return `export type ${name} = Record<string, never>;`;
  const { text } = membersType(members, { margin: 0, used: maxColumns });
  return `export interface ${name} ${text}`;
}
