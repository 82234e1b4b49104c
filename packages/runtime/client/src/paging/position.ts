import { PagingError } from "./paging-error.ts";

/** Where a page starts; absent parts are the server's to choose. */
export interface Position {
  readonly offset?: number;
  readonly page?: number;
  readonly cursor?: string | number;
  /** Absolute URL of the page. */
  readonly url?: string;
  /** Pages and items before it, for lists whose end follows from a count. */
  readonly pages: number;
  readonly items: number;
}

/** A position to store and to go on from later, also in another process. Opaque. */
export type ResumeToken = string;

/** Writes a position as a token that only fits its operation. It holds no credentials. */
export function toResumeToken(operationId: string, position: Position): ResumeToken {
  const bytes = new TextEncoder().encode(JSON.stringify([operationId, position]));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Reads a token. @throws PagingError when it is malformed or of another operation. */
export function fromResumeToken(operationId: string, token: ResumeToken): Position {
  const [id, position] = decode(token);
  if (typeof id !== "string" || !isPosition(position)) {
    throw new PagingError(
      "BAD_RESUME_TOKEN",
      `${operationId} cannot resume: the token is malformed. Pass a page's own \`next\`.`,
    );
  }
  if (id !== operationId) {
    throw new PagingError("BAD_RESUME_TOKEN", `${operationId} cannot resume: the token is one of ${id}.`);
  }
  return position;
}

function decode(token: string): readonly unknown[] {
  try {
    const text = atob(token.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function isPosition(value: unknown): value is Position {
  if (typeof value !== "object" || value === null) return false;
  const { offset, page, cursor, url, pages, items } = value as Partial<Record<keyof Position, unknown>>;
  const isCount = (part: unknown): boolean => Number.isSafeInteger(part);
  return (
    isCount(pages) &&
    isCount(items) &&
    (offset === undefined || isCount(offset)) &&
    (page === undefined || isCount(page)) &&
    (cursor === undefined || typeof cursor === "string" || typeof cursor === "number") &&
    (url === undefined || typeof url === "string")
  );
}
