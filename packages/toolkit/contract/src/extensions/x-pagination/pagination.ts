export type PaginationStyle = "offset" | "page" | "cursor" | "link";

/** How a caller knows that a page is the last. */
export type PaginationEnd = "nextAbsent" | "hasMore" | "pageCount" | "total" | "emptyPage" | "shortPage";

export type RequestPart = "limit" | "offset" | "page" | "cursor";

export type ResponsePart =
  | "total"
  | "next"
  | "prev"
  | "first"
  | "last"
  | "self"
  | "hasMore"
  | "hasPrev"
  | "nextCursor"
  | "page"
  | "perPage"
  | "totalPages"
  | "offset"
  | "limit"
  | "count";

/** A parameter, or a part of the request's body, whose name is then a JSON pointer. */
export interface RequestLocation {
  readonly in: "query" | "header" | "body";
  readonly name: string;
}

/** A part of the answer's body, or a header of it. */
export type ResponseLocation =
  | { readonly in: "body"; readonly pointer: string }
  | { readonly in: "header"; readonly name: string };

/** How an operation hands out a long list in pages. */
export interface Pagination {
  readonly style: PaginationStyle;
  /** JSON pointer of the page's items in the whole body, envelope included. */
  readonly items: string;
  readonly request: Readonly<Partial<Record<RequestPart, RequestLocation>>>;
  readonly response: Readonly<Partial<Record<ResponsePart, ResponseLocation>>>;
  /** Items a page: what is sent where nothing is asked for, and the most that may be asked for. */
  readonly limit: { readonly default?: number; readonly max?: number };
  /** Number of the first page, or offset of the first item. Default 1 for `page`, 0 for any other. */
  readonly start: number;
  /** What an offset advances by. Default `items`: as many as the page held. */
  readonly step: "items" | "limit";
  /**
   * Default `nextAbsent` for cursor and link (`hasMore` where that alone is declared); for offset and page the first of
   * `hasMore`, `pageCount`, `total` that is declared, else `emptyPage`.
   */
  readonly end: PaginationEnd;
  readonly sort?: {
    readonly param: RequestLocation;
    readonly fields: readonly string[];
    /** Default `field:dir`. */
    readonly syntax: string;
  };
  readonly cursorTtlSeconds?: number;
}
