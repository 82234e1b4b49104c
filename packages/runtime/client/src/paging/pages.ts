import { getAt, type Operation, type OperationTypes, type Pagination } from "@lockstep/operation";
import { operationBase } from "../base-url.ts";
import { type CallArguments, executeOrThrow, type UntypedSuccess } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { CallInput } from "../request/encode-request.ts";
import { ApiCallError } from "../result/api-call-error.ts";
import type { Data } from "../result/result.ts";
import { type Core, coreOf, type Transport } from "../transport.ts";
import { nextPosition, readCount } from "./next-position.ts";
import { firstPosition, limitOf, withPlace } from "./page-input.ts";
import { PagingError } from "./paging-error.ts";
import { fromResumeToken, type Position, type ResumeToken, toResumeToken } from "./position.ts";

/** Settings of paging; those of calls hold for each page. */
export interface PagingOptions extends CallOptions {
  /** The page to begin with: `next` of an earlier one. The input must be the same. Default: the first page. */
  readonly from?: ResumeToken | undefined;
  /** Pages to fetch at most. Default: all. */
  readonly maxPages?: number;
}

/** One page of a list. */
export interface Page<T extends OperationTypes> {
  readonly items: readonly T["item"][];
  /** The whole payload. */
  readonly data: Data<T>;
  /** Counted from 1, resumed pages included. */
  readonly number: number;
  /** How many items all pages have, where the server says. */
  readonly total?: number;
  /** Where to go on from; absent on the last page. */
  readonly next?: ResumeToken;
}

/**
 * Pages through a list, a request for each page as it is wanted. Each iteration starts anew. Iterating throws an `ApiCallError`
 * for a call that fails and a `PagingError` for a list that leads nowhere, in circles or to another origin.
 */
export function pages<T extends OperationTypes>(
  transport: Transport,
  operation: Operation<T>,
  ...[input = {}, options = {}]: CallArguments<T, PagingOptions>
): AsyncIterable<Page<T>> {
  // The generated types say what the operation's items and payloads are.
  return untypedPages(coreOf(transport), operation, input, options) as AsyncIterable<Page<T>>;
}

/** All items of a list, one by one, over all its pages; see {@link pages}. */
export function items<T extends OperationTypes>(
  transport: Transport,
  operation: Operation<T>,
  ...[input = {}, options = {}]: CallArguments<T, PagingOptions>
): AsyncIterable<T["item"]> {
  return untypedItems(coreOf(transport), operation, input, options);
}

/** A page of an operation that only the compiler knows. */
export interface UntypedPage extends Omit<Page<OperationTypes>, "items" | "data"> {
  readonly items: readonly unknown[];
  readonly data: unknown;
}

export function untypedPages(
  core: Core,
  operation: Operation,
  input: CallInput,
  options: PagingOptions,
): AsyncIterable<UntypedPage> {
  return { [Symbol.asyncIterator]: () => walk(core, operation, input, options) };
}

export function untypedItems(
  core: Core,
  operation: Operation,
  input: CallInput,
  options: PagingOptions,
): AsyncIterable<unknown> {
  async function* flatten(): AsyncGenerator<unknown> {
    for await (const page of walk(core, operation, input, options)) yield* page.items;
  }
  return { [Symbol.asyncIterator]: flatten };
}

async function* walk(
  core: Core,
  operation: Operation,
  input: CallInput,
  { from, maxPages = Number.POSITIVE_INFINITY, ...options }: PagingOptions,
): AsyncGenerator<UntypedPage> {
  const { pagination } = operation;
  if (!pagination) throw new TypeError(`${operation.id} is not paged: its contract has no x-pagination.`);
  let position: Position | undefined =
    from === undefined ? firstPosition(pagination, input) : fromResumeToken(operation.id, from);
  const visited = new Set<string | number>();
  for (let count = 0; position && count < maxPages; count += 1) {
    const at: Position = position;
    const received = await fetchPage(core, operation, pagination, input, at, options);
    const { data, headers, body } = received;
    const elements = itemsOf(operation, pagination, received);
    const limit = limitOf(pagination, input, received);
    const url = received.response.url || core.base.href;
    const page = { operation: operation.id, position: at, items: elements.length, limit, body, headers, url };
    position = withoutCredentials(core, nextPosition(pagination, page));
    const total = readCount(pagination, "total", received);
    yield {
      items: elements,
      data,
      number: at.pages + 1,
      ...(total !== undefined && { total }),
      ...(position && { next: toResumeToken(operation.id, position) }),
    };
    guard(operation.id, visited, at, position);
  }
}

function fetchPage(
  core: Core,
  operation: Operation,
  { request }: Pagination,
  input: CallInput,
  { cursor, offset, page, url }: Position,
  options: CallOptions,
): Promise<UntypedSuccess> {
  if (url !== undefined) {
    const { origin } = new URL(url);
    const own = operationBase(core.base, operation).origin;
    if (origin !== own) {
      throw new PagingError(
        "OTHER_ORIGIN",
        `${operation.id} got a next page at ${origin}; only pages at ${own} are followed.`,
      );
    }
    return executeOrThrow(core, operation, { input, options, url });
  }
  const placed = [
    [request.cursor, cursor],
    [request.offset, offset],
    [request.page, page],
  ] as const;
  let paged = input;
  for (const [place, value] of placed)
    if (place && value !== undefined) paged = withPlace(paged, place, value);
  return executeOrThrow(core, operation, { input: paged, options });
}

function itemsOf(operation: Operation, { items: pointer }: Pagination, received: UntypedSuccess): unknown[] {
  const found = getAt(received.body, pointer);
  if (Array.isArray(found)) return found;
  const { status, body, attempts } = received;
  const message = `the body has no list of items at ${pointer}`;
  throw new ApiCallError(
    { kind: "invalid-response", code: undefined, message, status, body },
    { operation: operation.id, attempts },
  );
}

// Servers that make the next URL from the request's repeat an API key that stood in it; each request gets it anew.
function withoutCredentials({ credentialQuery }: Core, position: Position | undefined): Position | undefined {
  if (position?.url === undefined || credentialQuery.length === 0) return position;
  const url = new URL(position.url);
  for (const name of credentialQuery) if (url.searchParams.has(name)) url.searchParams.delete(name);
  return { ...position, url: url.href };
}

// A server that repeats itself would be asked for ever.
function guard(id: string, visited: Set<string | number>, at: Position, next: Position | undefined): void {
  const here = at.cursor ?? at.url;
  if (here !== undefined) visited.add(here);
  const there = next?.cursor ?? next?.url;
  if (there === undefined || !visited.has(there)) return;
  const what = next?.cursor === undefined ? "URL" : "cursor";
  throw new PagingError(
    "REPEATED_PAGE",
    `${id} got the same ${what} for a second time after page ${at.pages + 1}: its pages go in circles.`,
  );
}
