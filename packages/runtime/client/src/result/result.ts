import type { OperationTypes } from "@lockstep/operation";
import type { Failure } from "./failure.ts";
import type { StatusOf, SuccessStatus } from "./status.ts";

/** What a call gives: check `ok`, then narrow by `status`, or `error` by its `kind` or `code`. */
export type Result<T extends OperationTypes> = Success<T> | Failed<T>;

/** A success: one member for each status that the contract declares. */
export type Success<T extends OperationTypes> = {
  [Key in keyof T["success"]]: SuccessAt<
    StatusOf<Key, keyof T["success"], SuccessStatus>,
    T["success"][Key],
    Key extends keyof T["wire"] ? T["wire"][Key] : unknown
  >;
}[keyof T["success"]];

export interface SuccessAt<Status extends number, Payload, Body> extends Exchange {
  readonly ok: true;
  readonly status: Status;
  /** The payload, taken out of the contract's envelope if it has one. */
  readonly data: Payload;
  /** The whole body as it travelled. */
  readonly body: Body;
  readonly headers: Headers;
  /** Its body has been read: use `data` or `body`. */
  readonly response: Response;
}

export interface Failed<T extends OperationTypes> extends Exchange {
  readonly ok: false;
  readonly error: Failure<T>;
  /** Absent: no answer came. So are `headers` and `response`. */
  readonly status?: number;
  readonly headers?: Headers;
  readonly response?: Response;
}

/** What is known of every call, however it ended. */
export interface Exchange {
  /** The server's id of the call (`X-Request-Id`, or the envelope's); the client's own when the server names none. */
  readonly requestId?: string;
  /** How often a request was sent; 0 when none was. */
  readonly attempts: number;
}

/** The payload of a success, whatever its status. */
export type Data<T extends OperationTypes> = T["success"][keyof T["success"]];
