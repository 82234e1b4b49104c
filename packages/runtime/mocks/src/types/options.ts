import type { PresentedCredential } from "@lockstep/operation";

/** All optional: without any, mocks answer every well-formed request to the contract's first server. */
export interface MocksOptions {
  /**
   * Requests below it are the mocks'. `"*"`: on any origin, below the path of the contract's first server. Default: the
   * contract's first server; where that is relative or missing, as with `"*"`.
   */
  readonly baseUrl?: string;
  /** Other seeds give other data, the same one always the same. Default 1. */
  readonly seed?: number;
  /** Items that each collection starts with. Default 0. */
  readonly seedCollections?: number;
  /** Default: the system clock. */
  readonly now?: () => Date;
  /** Time that each answer takes, in ms. Default 0. */
  readonly latencyMs?: number;
  /** How time passes for latency. Default: timers; rejects with the signal's reason as soon as it is aborted. */
  readonly wait?: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Whether parameters and bodies that break the contract are refused as the server refuses them. Default true. */
  readonly validateRequests?: boolean;
  /**
   * Judges well-formed credentials: true lets the call pass, false refuses it, a code refuses with that code.
   * Missing and malformed credentials are refused before. `"off"`: nobody is asked for credentials.
   * Default: every well-formed one passes.
   */
  readonly authenticate?: "off" | ((credential: Credential) => Verdict | Promise<Verdict>);
  /**
   * Requests that the contract does not know. `"leave"`: MSW does what its own setting says, and `mocks.fetch` rejects with an
   * `UnhandledRequestError`. `"refuse"`: 404 for every path below the base URL, as the server does. A function answers in
   * place of `mocks.fetch`, e.g. `globalThis.fetch`. Default `"leave"`.
   */
  readonly unhandled?: "leave" | "refuse" | ((request: Request) => Response | Promise<Response>);
  /** Told when an answer may break the contract because no valid sample was found. Default `console.warn`. */
  readonly warn?: (message: string) => void;
}

/** Whether a credential is taken, or the error code that refuses it. */
export type Verdict = boolean | string;

/** A well-formed credential of one of the contract's schemes, and what the contract asks it for. */
export type Credential = PresentedCredential;
