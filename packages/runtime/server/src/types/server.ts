import type { Express } from "express";

/** A running or mountable server. */
export interface Server {
  /** An Express application to mount anywhere; answers every path below its mount point. */
  readonly app: Express;
  /**
   * Settles when every schema of the contract is compiled. Requests wait for it.
   * @throws ContractCompileError when a schema cannot be compiled; `listen` throws it too.
   */
  ready(): Promise<void>;
  /** @throws the system's error, e.g. `EADDRINUSE`. */
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
