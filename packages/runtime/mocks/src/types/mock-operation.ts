import type { OperationTypes } from "@lockstep/operation";

/**
 * What a test says about one operation. Each call takes the place of what was said before; what is said `Once` comes
 * first and is used up in order. Requests are judged all the same: one that breaks the contract is refused.
 * @typeParam T the operation's types: only its statuses, bodies, codes and details compile.
 */
export interface MockOperation<T extends OperationTypes = OperationTypes> {
  /** Answers with a declared status. What the body leaves out is sampled; a list is paged as the contract says. */
  replies(reply: MockReply<T>): MockOperation<T>;
  /** Like {@link replies}, for the next call only. */
  repliesOnce(reply: MockReply<T>): MockOperation<T>;
  /** Answers one of the operation's error codes. */
  fails<Code extends keyof T["errors"] & string>(
    code: Code,
    ...rest: FailArguments<T["errors"][Code]>
  ): MockOperation<T>;
  /** Like {@link fails}, for the next call only. */
  failsOnce<Code extends keyof T["errors"] & string>(
    code: Code,
    ...rest: FailArguments<T["errors"][Code]>
  ): MockOperation<T>;
  /** Breaks the connection: callers see a network error. */
  drops(): MockOperation<T>;
  /** Like {@link drops}, for the next call only. */
  dropsOnce(): MockOperation<T>;
  /** Waits before each answer, in ms, beside `latencyMs`. */
  delays(delayMs: number): MockOperation<T>;
  /** Forgets what was said about this operation. */
  reset(): void;
}

/** An operation that is only known at run time: any status, body and code compiles. */
export interface UnknownOperation {
  input: object;
  success: { readonly [status: number]: unknown };
  wire: object;
  errors: { readonly [code: string]: { readonly status: number; readonly details: unknown } };
  failures: object;
  item: never;
  security: "optional";
}

/** An answer by its declared status: the payload without its envelope, or parts of it. */
export type MockReply<T extends OperationTypes> =
  | SuccessReply<T>
  | ([keyof T["errors"]] extends [never] ? DeclaredFailure<T["failures"]> : never);

/** A payload of which any part may be missing; lists stay lists. */
export type Parts<Value> = unknown extends Value
  ? Value
  : Value extends string | number | boolean | bigint | null | undefined | Blob | ArrayBuffer | ArrayBufferView
    ? Value
    : Value extends readonly (infer Element)[]
      ? readonly Parts<Element>[]
      : Value extends object
        ? { readonly [Key in keyof Value]?: Parts<Value[Key]> }
        : Value;

export interface ReplyOptions {
  /** Headers beside those that the contract implies. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the first media type that is declared for the status. */
  readonly contentType?: string;
}

export interface FailOptions {
  /** Default: the catalogue's template, filled from the details. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Details are needed where the code has them. */
export type FailArguments<Definition> = Definition extends { details: infer Details }
  ? undefined extends Details
    ? [details?: Details, options?: FailOptions]
    : [details: Details, options?: FailOptions]
  : [details?: undefined, options?: FailOptions];

type SuccessReply<T extends OperationTypes> = {
  [Status in keyof T["success"]]: ReplyOptions & { readonly status: StatusNumber<Status> } & Payload<
      T["success"][Status],
      T["item"]
    >;
}[keyof T["success"]];

type DeclaredFailure<Failures> = {
  [Status in keyof Failures]: ReplyOptions & { readonly status: StatusNumber<Status> } & Payload<
      Failures[Status],
      never
    >;
}[keyof Failures];

/** Of a paged operation the items alone will do: they are the whole list, which the mocks page. */
type Payload<Body, Item> = [Body] extends [undefined]
  ? { readonly body?: undefined }
  : { readonly body?: Parts<Body> | ([Item] extends [never] ? never : readonly Parts<Item>[]) };

/** `200` stays `200`; `"2XX"` and `"default"` stand for any number. */
type StatusNumber<Key> = Key extends number
  ? Key
  : Key extends `${infer Status extends number}`
    ? Status
    : number;
