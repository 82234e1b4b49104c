import type { Violation } from "@lockstep/operation";
import type { ServerContract } from "../types/contract.ts";

/**
 * Checks bodies against the contract. The seam for another validator: everything else of the server knows only this.
 * Values are what was read, never changed: no coercion, no defaults, nothing removed.
 */
export interface ValidationEngine {
  /**
   * Compiles what requests are held against before it is needed, a schema at a time, so that requests are answered beside it; looks over
   * what answers are held against, where they will be. A schema that cannot be compiled does not keep the others from being.
   * @param signal ends it early, without an error.
   * @throws ContractCompileError for the first that cannot be compiled, once all were tried.
   */
  prepare(signal?: AbortSignal): Promise<void>;
  /**
   * @param mediaType as the contract declares it. Empty when valid, or when there is no schema for it.
   * @throws ContractCompileError
   */
  body(operationId: string, mediaType: string, value: unknown): Promise<readonly Violation[]>;
  /** @param status the declared key, e.g. `200`, `4XX`, `default`. */
  response(
    operationId: string,
    status: string,
    mediaType: string,
    value: unknown,
  ): Promise<readonly Violation[]>;
}

export interface EngineOptions {
  /** Whether answers will be checked; where not, their schemas need not be looked at. */
  readonly responses: boolean;
}

export type ValidationEngineFactory = (contract: ServerContract, options: EngineOptions) => ValidationEngine;

/** A schema of the contract that the validator cannot compile. */
export class ContractCompileError extends Error {
  override readonly name = "ContractCompileError";
  readonly code = "CONTRACT_NOT_COMPILED";
}
