import type { Pagination, PaginationEnd, PaginationStyle, ResponsePart } from "./pagination.ts";

/** The end of pages where the contract does not say it. A page may be short or empty and not be the last (AIP-158). */
export function defaultEnd(style: PaginationStyle, response: Pagination["response"]): PaginationEnd {
  const { next, nextCursor, hasMore, totalPages, total } = response;
  if (style === "cursor" || style === "link") {
    return next === undefined && nextCursor === undefined && hasMore !== undefined ? "hasMore" : "nextAbsent";
  }
  if (hasMore !== undefined) return "hasMore";
  if (totalPages !== undefined) return "pageCount";
  return total === undefined ? "emptyPage" : "total";
}

/** The part of the answer that an end is read from; undefined where the items alone tell. */
export function neededPart(end: unknown): ResponsePart | undefined {
  if (end === "hasMore") return "hasMore";
  if (end === "pageCount") return "totalPages";
  return end === "total" ? "total" : undefined;
}
