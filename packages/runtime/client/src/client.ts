import type { Api, Operation, OperationTypes } from "@lockstep/operation";
import {
  type CallArguments,
  execute,
  executeOrThrow,
  type UntypedResult,
  type UntypedSuccess,
} from "./call.ts";
import type { RawClient } from "./openapi-fetch.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { type Page, type PagingOptions, untypedItems, untypedPages } from "./paging/pages.ts";
import type { CallInput } from "./request/encode-request.ts";
import type { Data, Result, Success } from "./result/result.ts";
import { attachCore, type Core, createCore, type Transport } from "./transport.ts";

/**
 * What every generated client has beside its operations.
 * @typeParam Paths the `paths` of `types.gen.ts`, in the shape that openapi-typescript gave them.
 */
export interface ApiClient<Paths extends object> extends Transport {
  /** The plain openapi-fetch client of the contract, with the same policies. Its answers are openapi-fetch's. */
  readonly raw: RawClient<Paths>;
}

/** An operation of a client. Called, it never rejects for what goes wrong on the way: that is the result's `error`. */
export interface Method<T extends OperationTypes> {
  (...input: CallArguments<T>): Promise<Result<T>>;
  /** Gives the payload, or throws an `ApiCallError`. */
  readonly orThrow: (...input: CallArguments<T>) => Promise<Data<T>>;
  /** Gives the payload with status, headers and the whole body, or throws an `ApiCallError`. */
  readonly withResponse: (...input: CallArguments<T>) => Promise<Success<T>>;
}

/** An operation that answers a list in pages. */
export interface PagedMethod<T extends OperationTypes> extends Method<T> {
  /** All items over all pages, fetched as they are wanted. */
  readonly items: (...input: CallArguments<T, PagingOptions>) => AsyncIterable<T["item"]>;
  /** The pages, each with a token to resume after it. */
  readonly pages: (...input: CallArguments<T, PagingOptions>) => AsyncIterable<Page<T>>;
}

/** The generated data that a client is made of. */
export interface ClientContract {
  readonly api: Api;
  readonly operations: { readonly [id: string]: Operation };
}

/**
 * Makes a client: a method for each operation, and `raw`.
 * @typeParam Client its generated interface.
 * @throws ClientConfigurationError when there is no usable base URL.
 */
export function createApiClient<Client extends Transport>(
  { api, operations }: ClientContract,
  options: ClientOptions = {},
): Client {
  const core = createCore({ ...options, api });
  const byRoute = new Map(
    Object.values(operations).map((one) => [`${one.method} ${one.path}${one.variant ?? ""}`, one]),
  );
  const client: Record<string, unknown> = { raw: core.raw(byRoute) };
  attachCore(client, core);
  for (const [id, operation] of Object.entries(operations)) client[id] = method(core, operation);
  // Which methods it has is only known to the generated interface.
  return client as unknown as Client;
}

// Untyped, since one function makes the methods of all operations.
function method(core: Core, operation: Operation): object {
  const invoke = (input: CallInput = {}, options: CallOptions = {}): Promise<UntypedResult> =>
    execute(core, operation, { input, options });
  const withResponse = (input: CallInput = {}, options: CallOptions = {}): Promise<UntypedSuccess> =>
    executeOrThrow(core, operation, { input, options });
  const orThrow = async (input?: CallInput, options?: CallOptions): Promise<unknown> =>
    (await withResponse(input, options)).data;
  const callable = Object.assign(invoke, { orThrow, withResponse });
  if (!operation.pagination) return callable;
  return Object.assign(callable, {
    items: (input: CallInput = {}, options: PagingOptions = {}) =>
      untypedItems(core, operation, input, options),
    pages: (input: CallInput = {}, options: PagingOptions = {}) =>
      untypedPages(core, operation, input, options),
  });
}
