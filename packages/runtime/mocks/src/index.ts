export { createApiMocks } from "./create-mocks.ts";
export { DuplicateItemError, MswMissingError, UnhandledRequestError } from "./errors.ts";
export { inputSampler, type SampledInput } from "./sampler/sample-input.ts";
export { whyNothingFits } from "./sampler/why-nothing-fits.ts";
export type { Collection } from "./types/collection.ts";
export type { CollectionDescriptor, MockContract } from "./types/contract.ts";
export type {
  FailOptions,
  MockOperation,
  MockReply,
  Parts,
  ReplyOptions,
  UnknownOperation,
} from "./types/mock-operation.ts";
export type { MockCall, Mocks, Scenario } from "./types/mocks.ts";
export type { Credential, MocksOptions, Verdict } from "./types/options.ts";
