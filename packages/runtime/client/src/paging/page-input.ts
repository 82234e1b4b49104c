import { getAt, type Pagination, type RequestPlace, setAt } from "@lockstep/operation";
import type { UntypedSuccess } from "../call.ts";
import type { CallInput } from "../request/encode-request.ts";
import { readCount } from "./next-position.ts";
import type { Position } from "./position.ts";

/** Where the caller's own input begins. */
export function firstPosition({ request }: Pagination, input: CallInput): Position {
  const offset = countAt(input, request.offset);
  const page = countAt(input, request.page);
  return { pages: 0, items: 0, ...(offset !== undefined && { offset }), ...(page !== undefined && { page }) };
}

/**
 * How many items a full page has; `undefined` when nobody says. A server may give fewer than it was asked for: what it says of
 * that counts.
 */
export function limitOf(
  pagination: Pagination,
  input: CallInput,
  received: UntypedSuccess,
): number | undefined {
  const { request, limit } = pagination;
  const stated = readCount(pagination, "perPage", received) ?? readCount(pagination, "limit", received);
  const asked = stated ?? countAt(input, request.limit) ?? limit.default;
  return asked === undefined ? undefined : Math.min(asked, limit.max ?? asked);
}

function countAt(input: CallInput, place: RequestPlace | undefined): number | undefined {
  if (!place) return undefined;
  const value = place.in === "body" ? getAt(input.body, place.name) : input[bagOf[place.in]]?.[place.name];
  return typeof value === "number" ? value : undefined;
}

/** The input with a value at one of its places. */
export function withPlace(input: CallInput, place: RequestPlace, value: unknown): CallInput {
  if (place.in === "body") return { ...input, body: setAt(structuredClone(input.body), place.name, value) };
  const bag = bagOf[place.in];
  return { ...input, [bag]: { ...input[bag], [place.name]: value } };
}

const bagOf = { query: "query", header: "headers", path: "path" } as const;
