import { getAt, type PagePart, type Pagination, parseLink } from "@lockstep/operation";
import { PagingError } from "./paging-error.ts";
import type { Position } from "./position.ts";

/** A page as it was received. */
export interface ReceivedPage {
  /** The operation's id. */
  readonly operation: string;
  readonly position: Position;
  /** How many items it has. */
  readonly items: number;
  /** How many items were asked for; absent where neither the caller nor the contract says. */
  readonly limit: number | undefined;
  readonly body: unknown;
  readonly headers: Headers;
  /** What was requested: a relative URL of the next page starts there. */
  readonly url: string;
}

/**
 * Where the next page starts; `undefined` after the last one. A short or empty page is the last one only where the contract says
 * so (AIP-158). Where a server leaves out what the contract ends a list by, an empty page ends it.
 * @throws PagingError when there is a next page, but no way to it.
 */
export function nextPosition(pagination: Pagination, page: ReceivedPage): Position | undefined {
  const next = candidate(pagination, page);
  if (hasEnded(pagination, page, next)) return undefined;
  if (next) return next;
  // Without a cursor or URL a list is over, unless the server has just said that it is not.
  if (!isCounted(pagination) && pagination.end !== "hasMore") return undefined;
  const what = isCounted(pagination)
    ? "the page is empty and no limit is known"
    : "the page names no next one";
  throw new PagingError(
    "NO_NEXT_PAGE",
    `${page.operation} says that there are more items, but ${what}: the server breaks its contract.`,
  );
}

/** Reads a part that a page states about itself. */
export function readPart(
  { response }: Pagination,
  part: PagePart,
  { body, headers }: Pick<ReceivedPage, "body" | "headers">,
): unknown {
  const place = response[part];
  if (!place) return undefined;
  return place.in === "body" ? getAt(body, place.pointer) : (headers.get(place.name) ?? undefined);
}

/** The same for numbers, which headers state as text. */
export function readCount(
  pagination: Pagination,
  part: PagePart,
  page: Pick<ReceivedPage, "body" | "headers">,
): number | undefined {
  const value = readPart(pagination, part, page);
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}

// Counted pages have a next position whether or not there is a page at it; the others are led by what the server says.
function isCounted({ style, request }: Pagination): boolean {
  return (style === "offset" && !!request.offset) || (style === "page" && !!request.page);
}

function candidate(pagination: Pagination, page: ReceivedPage): Position | undefined {
  const { request, response, style, start, step } = pagination;
  const { position, items, limit } = page;
  const counts = { pages: position.pages + 1, items: position.items + items };
  if (style === "page" && request.page) return { page: (position.page ?? start) + 1, ...counts };
  if (style === "offset" && request.offset) {
    const advance = step === "limit" ? (limit ?? items) : items || (limit ?? 0);
    return advance > 0 ? { offset: (position.offset ?? start) + advance, ...counts } : undefined;
  }
  if (request.cursor && response.nextCursor) {
    const cursor = readPart(pagination, "nextCursor", page);
    return isToken(cursor) ? { cursor, ...counts } : undefined;
  }
  const url = nextUrl(pagination, page);
  return url === undefined ? undefined : { url, ...counts };
}

function hasEnded(pagination: Pagination, page: ReceivedPage, next: Position | undefined): boolean {
  const empty = page.items === 0;
  switch (pagination.end) {
    case "emptyPage":
      return empty;
    case "shortPage":
      return page.limit === undefined ? empty : page.items < page.limit;
    case "hasMore": {
      const hasMore = readPart(pagination, "hasMore", page) ?? undefined;
      return hasMore === undefined ? empty : hasMore !== true && hasMore !== "true";
    }
    case "total": {
      const total = readCount(pagination, "total", page);
      return total === undefined ? empty : itemsSoFar(pagination, page, next) >= total;
    }
    case "pageCount": {
      const totalPages = readCount(pagination, "totalPages", page);
      return totalPages === undefined ? empty : pagesSoFar(pagination, page) >= totalPages;
    }
    case "nextAbsent":
      return isCounted(pagination) ? !statesNext(pagination, page) : next === undefined;
  }
}

// By position where there is one: what a server filters out of a page still counts as passed.
function itemsSoFar({ style, start }: Pagination, page: ReceivedPage, next: Position | undefined): number {
  const { position, items, limit } = page;
  if (next?.offset !== undefined) return next.offset - start;
  if (style === "page" && limit !== undefined) return ((position.page ?? start) - start + 1) * limit;
  // With neither a position nor a limit to reckon by, only an empty page can tell.
  if (style === "page" && items === 0) return Number.POSITIVE_INFINITY;
  return position.items + items;
}

function pagesSoFar({ style, start }: Pagination, { position, limit }: ReceivedPage): number {
  if (style === "page") return (position.page ?? start) - start + 1;
  if (style === "offset" && limit) return Math.floor(((position.offset ?? start) - start) / limit) + 1;
  return position.pages + 1;
}

function statesNext(pagination: Pagination, page: ReceivedPage): boolean {
  const { nextCursor } = pagination.response;
  if (nextCursor && isToken(readPart(pagination, "nextCursor", page))) return true;
  return nextUrl(pagination, page) !== undefined;
}

/** The URL of the next page, absolute: where the contract says it stands, else in the `Link` header (RFC 8288). */
function nextUrl(pagination: Pagination, page: ReceivedPage): string | undefined {
  const place = pagination.response.next;
  const inLink = !place || (place.in === "header" && place.name.toLowerCase() === "link");
  const stated = inLink
    ? parseLink(page.headers.get("link")).find(({ rel }) => rel === "next")?.url
    : readPart(pagination, "next", page);
  if (typeof stated !== "string" || stated === "" || !URL.canParse(stated, page.url)) return undefined;
  return new URL(stated, page.url).href;
}

function isToken(value: unknown): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
