// What generated files import. This face only ever grows, so that old generated code works with a newer runtime.
export { createApiMocks } from "./create-mocks.ts";
export type { Collection } from "./types/collection.ts";
export type { CollectionDescriptor, MockContract } from "./types/contract.ts";
export type { MockOperation } from "./types/mock-operation.ts";
export type { Mocks } from "./types/mocks.ts";
export type { MocksOptions } from "./types/options.ts";
