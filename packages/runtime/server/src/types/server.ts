import type { Express } from "express";

/** A running or mountable server. */
export interface Server {
  /** An Express application to mount anywhere; answers every path below its mount point. */
  readonly app: Express;
  /**
   * Compiles every schema that requests are held against, which is otherwise done when a schema is first needed; in production
   * (`NODE_ENV`) it is done after `listen`, beside the first requests. Await it where no caller should ever wait for a compiler, and in
   * tests of the contract.
   * @throws ContractCompileError when a schema cannot be compiled. Without `ready`, requests that need it are answered 500.
   */
  ready(): Promise<void>;
  /** Does not wait for {@link Server.ready}. @throws the system's error, e.g. `EADDRINUSE`. */
  listen(options?: ListenOptions): Promise<Listening>;
}

export interface ListenOptions {
  /** Default 0: a free port. */
  readonly port?: number;
  /** Default: all interfaces. */
  readonly host?: string;
}

export interface Listening {
  readonly port: number;
  /** E.g. `http://localhost:3000`. */
  readonly url: string;
  /**
   * Takes no new connection, lets the requests under way end, then closes.
   * @param options.signal when aborted, connections still open are cut at once.
   */
  close(options?: { readonly signal?: AbortSignal }): Promise<void>;
}
