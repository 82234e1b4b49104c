import { isUtf8 } from "node:buffer";

/** A text, and how it was encoded where that is not UTF-8. */
export interface DecodedText {
  readonly text: string;
  /** Set for a guess: the bytes do not say it. */
  readonly guessed?: string;
}

/**
 * Text of bytes: UTF-8, or UTF-16 that a byte order mark or its first character gives away (YAML 1.2 §5.2). What is neither is
 * taken for Windows-1252, the encoding of old editors. A byte order mark is taken off.
 */
export function decodeText(bytes: string | Uint8Array): DecodedText {
  if (typeof bytes === "string") return { text: bytes.startsWith("\uFEFF") ? bytes.slice(1) : bytes };
  const [first = 1, second = 1] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return decoded(bytes, "utf-16le");
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return decoded(bytes, "utf-16be");
  if (isUtf8(bytes)) return decoded(bytes, "utf-8");
  return { ...decoded(bytes, "windows-1252"), guessed: "Windows-1252" };
}

/** Decoders take a byte order mark off by themselves. */
function decoded(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes) };
}
