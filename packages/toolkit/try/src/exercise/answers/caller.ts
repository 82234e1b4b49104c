import type { CollectionModel } from "@lockstep/generator-mocks";
import { inputSampler, type SampledInput } from "@lockstep/mocks";
import type { Operation } from "@lockstep/operation";
import { credentialsOf } from "../credentials.ts";
import { base, type CallResult, createMocks, type Generated } from "../generated.ts";
import { itemProvider } from "./provide-items.ts";

/** Calls operations of the mocks through the generated client, with sampled input. */
export interface Caller {
  /** The first request of each operation that one was sent for, by its id. */
  readonly requests: ReadonlyMap<string, Request>;
  /** @param status what the mocks are told to answer; not given: what they answer by themselves. */
  call(operation: Operation, status?: number): Promise<Call>;
  /** What the operation is called with, but for the key of an item. */
  input(operation: Operation): SampledInput;
}

export interface Call {
  readonly result: CallResult;
  /** The operation that the mocks took the request for; `undefined`: none was sent, or it was for none. */
  readonly takenFor: string | undefined;
}

/** A caller whose mocks keep what is created between calls. */
export function createCaller(generated: Generated, collections: readonly CollectionModel[]): Caller {
  const { schemas, api, createTried } = generated;
  const mocks = createMocks(generated);
  const requests = new Map<string, Request>();
  let current = "";
  const client = createTried({
    baseUrl: base,
    auth: credentialsOf(api),
    onDeprecated: () => {},
    retry: { maxAttempts: 1 },
    fetch: async (request: Request) => {
      if (!requests.has(current)) requests.set(current, request.clone());
      return mocks.fetch(request);
    },
  });
  const input = inputSampler(schemas);
  const provide = itemProvider(collections, mocks);
  return {
    requests,
    input: (operation) => input(operation),
    async call(operation, status) {
      current = operation.id;
      const method = client[operation.id];
      if (!method) throw new Error("the client has no such method");
      if (status !== undefined) mocks.operation(operation.id).repliesOnce({ status });
      const before = mocks.calls().length;
      try {
        const result = await method(provide(operation, input(operation)));
        return { result, takenFor: mocks.calls().slice(before).at(-1)?.operation };
      } finally {
        mocks.operation(operation.id).reset();
      }
    },
  };
}
