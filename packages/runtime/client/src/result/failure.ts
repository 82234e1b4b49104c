import type { OperationTypes } from "@lockstep/operation";
import type { FailureStatus, StatusOf } from "./status.ts";

/**
 * Everything that can go wrong with a call, closed: narrow by `kind`, or by `code` alone. Every member has a `message` for
 * people. None holds a credential; `cause`, where there is one, does not show when a failure is printed or serialised.
 */
export type Failure<T extends OperationTypes> =
  | ApiFailure<T>
  | UnknownApiFailure
  | NetworkFailure
  | TimeoutFailure
  | AbortedFailure
  | CircuitOpenFailure
  | RateLimitedFailure
  | InvalidRequestFailure
  | InvalidResponseFailure;

/** A failure of an operation that is not known when the code is written. */
export type AnyFailure =
  | {
      readonly kind: "api";
      readonly code: string | undefined;
      readonly status: number;
      readonly details?: unknown;
      readonly message: string;
      readonly docs?: string;
      readonly body: unknown;
      readonly retryAt?: Date;
    }
  | UnknownApiFailure
  | LocalFailure
  | RateLimitedFailure
  | InvalidResponseFailure;

/** The failures that happen without an answer of the server. */
export type LocalFailure =
  | NetworkFailure
  | TimeoutFailure
  | AbortedFailure
  | CircuitOpenFailure
  | InvalidRequestFailure;

/** An error that the contract declares: by its code, or by its status where the contract has no code for that. */
export type ApiFailure<T extends OperationTypes> = CodedFailure<T> | UncodedFailure<T>;

/** An error with a code of the contract: one member for each. */
export type CodedFailure<T extends OperationTypes> = {
  readonly [Code in keyof T["errors"] & string]: T["errors"][Code] extends {
    readonly status: infer Status extends number;
    readonly details: infer Details;
  }
    ? {
        readonly kind: "api";
        readonly code: Code;
        readonly status: Status;
        readonly details: Details;
        readonly message: string;
        /** Where the code is documented. */
        readonly docs?: string;
        /** The whole body as it travelled. */
        readonly body: BodyAt<T["failures"], Status>;
        /** The earliest moment for another try that the server named (`Retry-After`). */
        readonly retryAt?: Date;
      }
    : never;
}[keyof T["errors"] & string];

/** An error with a declared status for which the contract has no code: one member for each status or range. */
export type UncodedFailure<T extends OperationTypes> = {
  [Key in keyof T["failures"]]: UncodedFailureAt<
    Exclude<StatusOf<Key, keyof T["failures"], FailureStatus>, CodedStatus<T>>,
    T["failures"][Key]
  >;
}[keyof T["failures"]];

type UncodedFailureAt<Status extends number, Body> = [Status] extends [never]
  ? never
  : {
      readonly kind: "api";
      readonly code: undefined;
      readonly status: Status;
      readonly message: string;
      readonly docs?: string;
      readonly body: Body;
      readonly retryAt?: Date;
    };

type CodedStatus<T extends OperationTypes> = {
  [Code in keyof T["errors"]]: T["errors"][Code] extends { readonly status: infer Status } ? Status : never;
}[keyof T["errors"]];

type BodyAt<Failures, Status extends number> = Status extends keyof Failures
  ? Failures[Status]
  : Status extends StatusOf<keyof Failures, keyof Failures, FailureStatus>
    ? {
        [Key in keyof Failures]: Status extends StatusOf<Key, keyof Failures, FailureStatus>
          ? Failures[Key]
          : never;
      }[keyof Failures]
    : unknown;

/** The server answered an error, or a success status, that the contract does not declare: it may be newer. */
export interface UnknownApiFailure {
  readonly kind: "unknown-api";
  /** `undefined`, so that comparing with a declared code narrows to that one's failure. */
  readonly code: undefined;
  /** The code that was answered, where there was one. */
  readonly unknownCode?: string;
  readonly status: number;
  readonly message: string;
  readonly docs?: string;
  readonly body: unknown;
  readonly retryAt?: Date;
}

/** No answer: the connection could not be made, or broke. */
export interface NetworkFailure {
  readonly kind: "network";
  readonly code: undefined;
  readonly message: string;
  /** What `fetch` threw. Not enumerable. */
  readonly cause?: unknown;
}

/** No complete answer in time. */
export interface TimeoutFailure {
  readonly kind: "timeout";
  readonly code: undefined;
  readonly message: string;
  /** The limit that was passed, in ms; absent when the caller's own signal timed out. */
  readonly timeoutMs?: number;
}

/** The caller's signal was aborted. */
export interface AbortedFailure {
  readonly kind: "aborted";
  readonly code: undefined;
  readonly message: string;
  /** The signal's reason. Not enumerable. */
  readonly cause?: unknown;
}

/** Not sent: too many calls failed of late. */
export interface CircuitOpenFailure {
  readonly kind: "circuit-open";
  readonly code: undefined;
  readonly message: string;
  readonly retryAt?: Date;
}

/** The server asks to wait longer than the client may; try again at `retryAt`. */
export interface RateLimitedFailure {
  readonly kind: "rate-limited";
  readonly code: undefined;
  readonly message: string;
  readonly retryAt: Date;
  /** 429 or 503; absent when the client held the call back on its own. */
  readonly status?: number;
  readonly body?: unknown;
}

/** Not sent: no request can be made of this input, or the client refuses to make it. */
export interface InvalidRequestFailure {
  readonly kind: "invalid-request";
  readonly code: undefined;
  readonly message: string;
  /** Not enumerable. */
  readonly cause?: unknown;
}

/** The answer cannot be read as what the contract declares. The server may well have done what was asked. */
export interface InvalidResponseFailure {
  readonly kind: "invalid-response";
  readonly code: undefined;
  readonly message: string;
  readonly status: number;
  /** The body's text, where it could be read. */
  readonly body: unknown;
}
