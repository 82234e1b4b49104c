import { isJson } from "@lockstep/operation";
import {
  malformedJson,
  missingBody,
  missingProperty,
  wrongBody,
  wrongMediaType,
  wrongProperty,
} from "./break-body.ts";
import { missingCredentials, notAcceptable } from "./break-headers.ts";
import { missingParameter, unknownParameter, wrongParameter } from "./break-parameters.ts";
import { type Breaking, type BreakKind, type Change, targetOf } from "./breaking.ts";

/** A request that breaks the contract in one way. */
export interface BrokenRequest {
  /** What was broken, in words. */
  readonly how: string;
  /** The same without what is peculiar to the operation. */
  readonly kind: string;
  /** The request, addressed to a server. */
  to(origin: string): Request;
}

/** All ways to break a request. */
export const breakKinds: readonly BreakKind[] = [
  malformedJson,
  wrongParameter,
  missingProperty,
  unknownParameter,
  wrongProperty,
  missingParameter,
  missingBody,
  missingCredentials,
  wrongBody,
  notAcceptable,
  wrongMediaType,
];

/**
 * Breaks a valid request in one of the ways that are sure to break it. Which one depends on the operation's id alone, so that the
 * operations of a document try all of them. `undefined` where nothing of it can be broken for sure.
 */
export async function breakRequest(
  valid: Omit<Breaking, "hasBody" | "json">,
  kinds: readonly BreakKind[] = breakKinds,
): Promise<BrokenRequest | undefined> {
  const breaking = { ...valid, ...(await bodyOf(valid.request)) };
  const start = hash(valid.operation.id) % kinds.length;
  for (const { name, change } of [...kinds.slice(start), ...kinds.slice(0, start)]) {
    const found = change(breaking);
    const broken = found && brokenRequest(valid.request, name, found);
    if (broken && valid.isForIt(broken.to(new URL(valid.request.url).origin))) return broken;
  }
  return undefined;
}

async function bodyOf(request: Request): Promise<Pick<Breaking, "hasBody" | "json">> {
  const body = request.body === null ? new Blob() : await request.clone().blob();
  const hasBody = body.size > 0;
  if (!hasBody || !isJson(request.headers.get("content-type") ?? "")) return { hasBody, json: undefined };
  try {
    return { hasBody, json: JSON.parse(await body.text()) };
  } catch {
    return { hasBody, json: undefined };
  }
}

function brokenRequest(request: Request, kind: string, change: Change): BrokenRequest {
  const { how, target = targetOf(request), body } = change;
  return {
    how,
    kind,
    to(origin) {
      // A request can be read only once, and it goes to two.
      const copy = request.clone();
      const headers = new Headers(copy.headers);
      for (const [name, value] of Object.entries(change.headers ?? {})) {
        if (value === null) headers.delete(name);
        else headers.set(name, value);
      }
      const sent = body === undefined ? copy.body : body;
      return new Request(`${origin.replace(/\/$/, "")}${target}`, {
        method: copy.method,
        headers,
        ...(sent !== null && { body: sent, duplex: "half" }),
      } as RequestInit);
    },
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
