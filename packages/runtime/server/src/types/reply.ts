import type { OperationTypes } from "@lockstep/operation";

/** Everything that a handler of the operation may answer: declared successes, its page, its errors. */
export type Reply<T extends OperationTypes> =
  | SuccessReply<T["success"]>
  | FailureReply<keyof T["errors"] & string>
  | ([T["item"]] extends [never] ? never : PageReply<T["item"]>)
  | ([keyof T["errors"]] extends [never] ? DeclaredFailure<T["failures"]> : never);

/** A success by its declared status; the payload without its envelope. */
export type SuccessReply<Success> = {
  [Status in keyof Success]: ReplyOptions & { readonly status: StatusNumber<Status> } & Payload<
      Success[Status]
    >;
}[keyof Success];

/** An error body as it travels, for operations whose contract names no codes. */
export type DeclaredFailure<Failures> = {
  [Status in keyof Failures]: ReplyOptions & { readonly status: StatusNumber<Status> } & Payload<
      Failures[Status]
    >;
}[keyof Failures];

export interface ReplyOptions {
  /** Headers to send beside those that the contract implies. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the first media type that is declared for the status. */
  readonly contentType?: string;
}

/** Made by `fail`. */
export interface FailureReply<Code extends string> {
  readonly [failure]: Code;
}

/** Made by `page.reply`. */
export interface PageReply<Item> {
  readonly [page]: readonly Item[];
}

/** `200` stays `200`; `"2XX"` and `"default"` stand for any number. */
export type StatusNumber<Key> = Key extends number
  ? Key
  : Key extends `${infer Status extends number}`
    ? Status
    : number;

// Never exported: nothing but `fail` and `page.reply` can make such a value.
declare const failure: unique symbol;
declare const page: unique symbol;

type Payload<Body> = [Body] extends [undefined]
  ? { readonly body?: undefined }
  : undefined extends Body
    ? { readonly body?: Body | StreamOf<Body> }
    : { readonly body: Body | StreamOf<Body> };

/** Where the contract says bytes, a handler may stream them. */
type StreamOf<Body> =
  Extract<Body, Blob | ArrayBufferView | ArrayBuffer> extends never
    ? never
    : ReadableStream<Uint8Array> | NodeJS.ReadableStream | Uint8Array | string;
