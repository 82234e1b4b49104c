export { type BodyLimits as Limits, BodyRefusedError } from "@lockstep/operation";
export {
  ContractCompileError,
  type EngineOptions,
  type ValidationEngine,
  type ValidationEngineFactory,
} from "./engines/engine.ts";
export { expressOpenApiValidator } from "./engines/express-openapi-validator.ts";
export { createApiServer } from "./serve/create-api-server.ts";
export { CallerLeftError } from "./serve/exchange.ts";
export type { LogFields, Logger } from "./serve/logger.ts";
export { notImplemented } from "./serve/not-implemented.ts";
export { ServerOptionsError } from "./serve/server-options-error.ts";
export type { ApiServerOptions } from "./serve/settings.ts";
export { memoryState } from "./state/memory-state.ts";
export type { State } from "./state/state.ts";
export type { ServerContract } from "./types/contract.ts";
export type {
  Fail,
  FailOptions,
  HandlerContext,
  HandlerOf,
  PageContext,
  PageMore,
} from "./types/handler.ts";
export type { FailureReply, PageReply, Reply, ReplyOptions } from "./types/reply.ts";
export type {
  Credentials,
  SchemeKind,
  SecurityContext,
  SecurityHandler,
  SecurityHandlers,
} from "./types/security-handler.ts";
export type { Listening, ListenOptions, Server } from "./types/server.ts";
export type { CommonServerOptions, DeprecatedUsage, ServerOptions } from "./types/server-options.ts";
