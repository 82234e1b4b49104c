import { formatLink, type Link } from "../headers/link.ts";
import { setAt } from "../pointer.ts";
import type { CursorCodec } from "./cursor.ts";
import type { PageRequest } from "./page-request.ts";
import type { PagePart, Pagination } from "./pagination.ts";

/** A page as a handler or a mock gives it. */
export interface Page {
  readonly items: readonly unknown[];
  /** How many items there are on all pages. */
  readonly total?: number;
  /** Position after the last item, any JSON value, for cursor paging; absent on the last page. */
  readonly next?: unknown;
  /** Further members of the payload beside the items. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Where a page was asked for: the links point back there. */
export interface PageOrigin {
  /** Path and query as the caller sent them, e.g. `/agents?limit=10`. */
  readonly target: string;
  readonly binding: string;
  readonly now: Date;
}

/**
 * Writes items, counts and links where the contract says they stand.
 * @param body the answer's body so far, owned by the caller.
 * @returns the body and the headers (`Link` per RFC 8288 with first, prev, next, last) to send.
 */
export async function composePage(
  pagination: Pagination,
  request: PageRequest,
  page: Page,
  origin: PageOrigin,
  cursors: CursorCodec,
  body: unknown,
): Promise<{ readonly body: unknown; readonly headers: Readonly<Record<string, string>> }> {
  const parts = await pageParts(pagination, request, page, origin, cursors);
  const headers: Record<string, string> = {};
  let result = setAt(body, pagination.items, page.items);
  for (const [part, place] of Object.entries(pagination.response) as [
    PagePart,
    { in: string; pointer: string; name: string },
  ][]) {
    const value = parts[part];
    if (place.in === "body") {
      // `null` tells "no such page" where a page has one place for it; absent totals stay absent.
      if (value !== undefined) result = setAt(result, place.pointer, value);
    } else if (value !== undefined && value !== null && place.name.toLowerCase() !== "link") {
      headers[place.name] = String(value);
    }
  }
  const links: Link[] = [];
  for (const rel of ["first", "prev", "next", "last"] as const) {
    const url = parts[rel];
    if (typeof url === "string") links.push({ url, rel });
  }
  if (links.length > 0) headers["Link"] = formatLink(links);
  return { body: result, headers };
}

type PageParts = { readonly [part in PagePart]?: string | number | boolean | null };

async function pageParts(
  pagination: Pagination,
  request: PageRequest,
  page: Page,
  origin: PageOrigin,
  cursors: CursorCodec,
): Promise<PageParts> {
  const { limit, offset } = request;
  const common = { limit, perPage: limit, count: page.items.length, self: origin.target };
  if (pagination.style === "cursor" || (pagination.style === "link" && pagination.request.cursor)) {
    const expiresAt =
      pagination.cursorTtlSeconds && Math.floor(origin.now.getTime() / 1000) + pagination.cursorTtlSeconds;
    const nextCursor =
      page.next === undefined ? null : await cursors.encode(page.next, origin.binding, expiresAt);
    const { cursor } = pagination.request;
    const link = (value: string | null): string | null =>
      cursor?.in === "query" ? withQuery(origin.target, { [cursor.name]: value }) : null;
    return {
      ...common,
      hasMore: nextCursor !== null,
      hasPrev: request.cursor !== undefined,
      nextCursor,
      next: nextCursor === null ? null : link(nextCursor),
      first: link(null),
      ...(page.total !== undefined && { total: page.total }),
    };
  }
  const { total } = page;
  const last = total === undefined ? undefined : Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const end = offset + page.items.length;
  const hasMore = total === undefined ? page.items.length === limit : end < total && page.items.length > 0;
  const at = (position: number): string => positionLink(pagination, request, origin, position);
  return {
    ...common,
    offset,
    page: request.page,
    hasMore,
    hasPrev: offset > 0,
    first: at(0),
    prev: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    next: hasMore ? at(offset + limit) : null,
    ...(total !== undefined && { total, totalPages: Math.ceil(total / limit), last: at(last ?? 0) }),
  };
}

function positionLink(
  pagination: Pagination,
  { limit }: PageRequest,
  origin: PageOrigin,
  position: number,
): string {
  const { page, offset, limit: size } = pagination.request;
  return withQuery(origin.target, {
    ...(offset?.in === "query" && { [offset.name]: String(position) }),
    ...(!offset &&
      page?.in === "query" && { [page.name]: String(pagination.start + Math.floor(position / limit)) }),
    ...(size?.in === "query" && { [size.name]: String(limit) }),
  });
}

function withQuery(target: string, changes: Readonly<Record<string, string | null>>): string {
  const [path = "", query = ""] = target.split(/\?(.*)/s, 2);
  const search = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
