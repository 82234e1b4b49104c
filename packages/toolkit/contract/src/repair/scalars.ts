import type { MutableObject } from "../bundle/mutable.ts";
import { placeIn, type Site, shown } from "./site.ts";

type Read = (value: unknown) => unknown;

/** A keyword whose value is a number, a count, a boolean or a text, and how a value of another type is read; `undefined`: it cannot be. */
export interface Scalar {
  readonly expected: string;
  readonly isRight: (value: unknown) => boolean;
  readonly read: Read;
}

const readNumber: Read = (value) => {
  const isNumber = typeof value === "string" && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value.trim());
  return isNumber ? Number(value) : undefined;
};
const readBoolean: Read = (value) => {
  const text = String(value).toLowerCase();
  return text === "true" ? true : text === "false" ? false : undefined;
};
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

export const number: Scalar = { expected: "a number", isRight: Number.isFinite, read: readNumber };
export const bound: Scalar = {
  expected: "a number",
  isRight: (value) => typeof value === "boolean" || Number.isFinite(value),
  read: readNumber,
};
export const step: Scalar = {
  expected: "a number above 0",
  isRight: (value) => Number.isFinite(value) && Number(value) > 0,
  read: readNumber,
};
export const count: Scalar = { expected: "a whole number, 0 or more", isRight: isCount, read: readNumber };
export const boolean: Scalar = {
  expected: "true or false",
  isRight: (value) => typeof value === "boolean",
  read: readBoolean,
};
export const text: Scalar = {
  expected: "a text",
  isRight: (value) => typeof value === "string",
  read: (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : undefined),
};

/** Reads a value that is written as another type, and leaves out one that cannot be read. */
export function repairScalar(node: MutableObject, keyword: string, scalar: Scalar, site: Site): void {
  const value = node[keyword];
  if (scalar.isRight(value)) return;
  const read = scalar.read(value);
  const isRead = read !== undefined && scalar.isRight(read);
  if (isRead) node[keyword] = read;
  else Reflect.deleteProperty(node, keyword);
  const outcome = isRead ? `read as ${shown(read)}` : "ignored";
  const parameters = { keyword, expected: scalar.expected, found: shown(value), outcome };
  site.reporter.report("LS1415", placeIn(site, keyword), parameters);
}
