// What generated files import. This face only ever grows, so that old generated code works with a newer runtime.
export type { Api } from "./api.ts";
export type { Operation } from "./operation.ts";
export type { Item, Member } from "./type-access.ts";
export type { ContractSchemas, Schema } from "./validation/schemas.ts";
