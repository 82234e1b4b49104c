import type { OperationTypes, SortKey } from "@lockstep/operation";
import type { Logger } from "../serve/logger.ts";
import type { FailureReply, PageReply, Reply } from "./reply.ts";

/** A handler of one operation. */
export type HandlerOf<T extends OperationTypes, Principal = unknown, Services = unknown> = (
  context: HandlerContext<T, Principal, Services>,
) => Reply<T> | Promise<Reply<T>>;

/** What a handler is given: the request as its contract types it, already checked, and the means to answer. */
export type HandlerContext<T extends OperationTypes, Principal = unknown, Services = unknown> = InputContext<
  T["input"]
> &
  PrincipalContext<T["security"], Principal> &
  ([T["item"]] extends [never] ? unknown : { readonly page: PageContext<T["item"]> }) &
  CommonContext<T["errors"], Services>;

export interface CommonContext<Errors, Services> {
  /** What was given to `createServer`. */
  readonly services: Services;
  /** Answers one of the operation's codes: `return fail("RES_NOT_FOUND", { … })`. */
  readonly fail: Fail<Errors>;
  /** Aborted when the caller leaves before the answer is sent. */
  readonly signal: AbortSignal;
  /** The caller's `X-Request-Id` where it is well formed, else a new UUID. */
  readonly requestId: string;
  readonly now: () => Date;
  /** Writes with the request id and the operation attached. */
  readonly log: Logger;
}

/** What a list operation is asked for, bounded by the contract, and how to answer it. */
export interface PageContext<Item> {
  /** Most items to answer. */
  readonly limit: number;
  /** Items to leave out; 0 for cursors. */
  readonly offset: number;
  /** Number of the page, counted from the contract's `start`. */
  readonly page: number;
  /** What an earlier reply gave as `next`; `undefined` on the first page. */
  readonly cursor: unknown;
  /** In order of precedence; empty when the caller asks for none. */
  readonly sort: readonly SortKey[];
  /** Fills items, counts, links and the `Link` header where the contract says. */
  reply(items: readonly Item[], more?: PageMore): PageReply<Item>;
}

export interface PageMore {
  /** How many items there are on all pages. */
  readonly total?: number;
  /** Position after the last item, any JSON value, for cursor paging; absent on the last page. */
  readonly next?: unknown;
  /** Further members of the payload beside the items. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Takes the codes of the operation only; details where the code has them. */
export type Fail<Errors> = <Code extends keyof Errors & string>(
  code: Code,
  ...rest: FailArguments<Errors[Code]>
) => FailureReply<Code>;

export interface FailOptions {
  /** Default: the catalogue's template, filled from the details. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type FailArguments<Definition> = Definition extends { details: infer Details }
  ? undefined extends Details
    ? [details?: Details, options?: FailOptions]
    : [details: Details, options?: FailOptions]
  : [details?: undefined, options?: FailOptions];

type InputContext<Input> = {
  readonly [Place in keyof Input & ("path" | "query" | "headers" | "cookies")]-?: NonNullable<Input[Place]>;
} & (Input extends { body: infer Body }
  ? { readonly body: ReceivedBody<Body> }
  : Input extends { body?: infer Body }
    ? "body" extends keyof Input
      ? { readonly body: ReceivedBody<Exclude<Body, undefined>> | undefined }
      : unknown
    : unknown) &
  ("contentType" extends keyof Input
    ? {
        readonly contentType: Input extends { body: unknown }
          ? NonNullable<Input["contentType"]>
          : Input["contentType"];
      }
    : unknown);

/** Bytes arrive as a stream, whatever a caller may send them as. */
type ReceivedBody<Body> = Body extends Blob | ArrayBuffer | ArrayBufferView | ReadableStream
  ? ReadableStream<Uint8Array>
  : Body;

type PrincipalContext<Security, Principal> = Security extends "required"
  ? { readonly principal: Principal }
  : Security extends "optional"
    ? { readonly principal: Principal | undefined }
    : unknown;
