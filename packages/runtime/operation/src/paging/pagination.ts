/** How a list is paged; locators are parsed by the generator. Source: the `x-pagination` extension. */
export interface Pagination {
  readonly style: "offset" | "page" | "cursor" | "link";
  /** JSON pointer of the items in the body as it travels. */
  readonly items: string;
  readonly request: {
    readonly limit?: RequestPlace;
    readonly offset?: RequestPlace;
    readonly page?: RequestPlace;
    readonly cursor?: RequestPlace;
  };
  readonly response: { readonly [part in PagePart]?: ResponsePlace };
  readonly limit: { readonly default?: number; readonly max?: number };
  /** First offset or page: 0 or 1. */
  readonly start: number;
  /** What the offset advances by: the items received, or the limit. */
  readonly step: "items" | "limit";
  /** What tells that a page is the last. */
  readonly end: "nextAbsent" | "hasMore" | "pageCount" | "total" | "emptyPage" | "shortPage";
  readonly sort?: {
    readonly param: RequestPlace;
    readonly fields: readonly string[];
    readonly syntax: string;
  };
  /** How long a cursor stays valid, in seconds. Default: for ever. */
  readonly cursorTtlSeconds?: number;
}

/** Parts of a page that a body or a header may state. */
export type PagePart =
  | "total"
  | "totalPages"
  | "page"
  | "perPage"
  | "offset"
  | "limit"
  | "count"
  | "hasMore"
  | "hasPrev"
  | "nextCursor"
  | "next"
  | "prev"
  | "first"
  | "last"
  | "self";

/** A query or header parameter by name, or a place in the request body by JSON pointer. */
export interface RequestPlace {
  readonly in: "query" | "header" | "path" | "body";
  readonly name: string;
}

export type ResponsePlace =
  | { readonly in: "body"; readonly pointer: string }
  | { readonly in: "header"; readonly name: string };
