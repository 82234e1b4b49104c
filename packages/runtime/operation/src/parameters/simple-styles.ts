import type { Parameter } from "../operation.ts";
import { readText } from "./grammar.ts";
import {
  type Decode,
  isComposite,
  malformed,
  type Reading,
  readArray,
  readContent,
  readObject,
  type Shape,
} from "./reading.ts";
import { splitOnce } from "./request-pairs.ts";
import { strictEncode } from "./strict-encode.ts";

/** Reads a path, header or cookie parameter: styles `simple`, `label`, `matrix` and `form` (RFC 6570 §3.2). */
export function readSimpleStyle(shape: Shape, raw: string, decode: Decode): Reading {
  const { parameter } = shape;
  const text = withoutPrefix(shape, raw);
  if (text === undefined) return { problem: `must be written in style ${parameter.style}` };
  if (parameter.contentType) return readContent(decode(text));
  if (isComposite(shape, "array")) {
    return readArray(shape, text === "" ? [] : text.split(separatorOf(parameter)), decode);
  }
  if (isComposite(shape, "object")) {
    const parts = text.split(separatorOf(parameter));
    return readObject(
      shape,
      parameter.explode ? parts.flatMap((part) => splitOnce(part, "=")) : parts,
      decode,
    );
  }
  const decoded = decode(text);
  return decoded === undefined ? malformed : { value: readText(decoded, shape.types) };
}

function separatorOf({ style, explode }: Parameter): string {
  if (explode && style === "label") return ".";
  return explode && style === "matrix" ? ";" : ",";
}

function withoutPrefix(shape: Shape, raw: string): string | undefined {
  const { style, name, explode } = shape.parameter;
  if (style === "label") return raw.startsWith(".") ? raw.slice(1) : undefined;
  if (style !== "matrix") return raw;
  if (explode && isComposite(shape, "object")) return raw.startsWith(";") ? raw.slice(1) : undefined;
  // As the path has it; nobody has to encode what needs no encoding.
  const prefix = [`;${name}=`, `;${strictEncode(name)}=`].find((one) => raw.startsWith(one));
  if (prefix === undefined) return undefined;
  const rest = raw.slice(prefix.length);
  return explode ? rest.replaceAll(prefix, ";") : rest;
}
