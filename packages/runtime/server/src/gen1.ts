// What generated files import. This face only ever grows, so that old generated code works with a newer runtime.
export { createApiServer } from "./serve/create-api-server.ts";
export type { ServerContract } from "./types/contract.ts";
export type { HandlerOf } from "./types/handler.ts";
export type { SchemeKind } from "./types/security-handler.ts";
export type { Server } from "./types/server.ts";
export type { ServerOptions } from "./types/server-options.ts";
