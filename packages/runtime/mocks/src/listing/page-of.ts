import { type Page, type PageRequest, type Pagination, setAt } from "@lockstep/operation";

/** Where the next page begins, as a cursor holds it. */
interface Position {
  readonly offset: number;
  /** The page is to be empty, and the one after it begins here. */
  readonly empty?: boolean;
}

/** Cuts the page that is asked for out of all items. */
export function pageOf(
  items: readonly unknown[],
  pagination: Pagination,
  request: PageRequest,
  emptyMiddlePage: boolean,
): Page {
  const total = items.length;
  if (!pagination.request.cursor || (pagination.style !== "cursor" && pagination.style !== "link")) {
    return { items: items.slice(request.offset, request.offset + request.limit), total };
  }
  const position = positionIn(request.cursor);
  if (position.empty) return { items: [], total, next: { offset: position.offset } };
  const end = position.offset + request.limit;
  const page = { items: items.slice(position.offset, end), total };
  if (end >= total) return page;
  const next: Position = {
    offset: end,
    ...(emptyMiddlePage && request.cursor === undefined && { empty: true }),
  };
  return { ...page, next };
}

/** What a payload holds beside the items of a page. */
export function withoutItems(
  payload: unknown,
  pointer: string,
): Readonly<Record<string, unknown>> | undefined {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload) || pointer === "")
    return undefined;
  return setAt(structuredClone(payload), pointer, []) as Readonly<Record<string, unknown>>;
}

function positionIn(cursor: unknown): Position {
  if (typeof cursor !== "object" || cursor === null) return { offset: 0 };
  const { offset, empty } = cursor as { offset?: unknown; empty?: unknown };
  return { offset: typeof offset === "number" ? offset : 0, empty: empty === true };
}
