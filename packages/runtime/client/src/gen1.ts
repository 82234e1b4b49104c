// What generated files import. This face only ever grows, so that old generated code works with a newer runtime.
export { type ApiClient, createApiClient, type Method, type PagedMethod } from "./client.ts";
export type { ClientOptions } from "./options.ts";
