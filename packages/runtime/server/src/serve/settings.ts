import {
  type BodyLimits,
  type CursorCodec,
  type Dereference,
  defaultBodyLimits,
  dereferenceIn,
  type Operation,
  type OperationFinder,
  operationFinder,
  type SchemaChecker,
  serverPath,
  signedCursors,
} from "@lockstep/operation";
import type { ValidationEngine } from "../engines/engine.ts";
import { expressOpenApiValidator } from "../engines/express-openapi-validator.ts";
import { schemaChecker } from "../engines/schema-checker.ts";
import type { Authenticate } from "../security/judge-credential.ts";
import { securityHandlers } from "../security/security-handlers.ts";
import { memoryState } from "../state/memory-state.ts";
import { operationsOf, type ServerContract } from "../types/contract.ts";
import type { CommonServerOptions } from "../types/server-options.ts";
import { functionNamed } from "./function-named.ts";
import { consoleLogger, type Logger } from "./logger.ts";
import { ServerOptionsError } from "./server-options-error.ts";

/** What `createApiServer` takes; generated code narrows it to the contract's handlers and schemes. */
export interface ApiServerOptions<Principal> extends CommonServerOptions<Principal> {
  readonly handlers: object;
  readonly security?: object;
  readonly services?: unknown;
}

/** Options with their defaults, and what is made of the contract once. */
export interface Settings extends Pick<ServerContract, "api" | "schemas"> {
  readonly basePath: string;
  readonly finder: OperationFinder;
  readonly handlers: ReadonlyMap<string, (context: object) => unknown>;
  readonly security: ReadonlyMap<string, Authenticate>;
  readonly services: unknown;
  readonly checker: SchemaChecker;
  readonly engine: ValidationEngine;
  readonly dereference: Dereference;
  readonly cursors: () => Promise<CursorCodec>;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly limits: BodyLimits;
  readonly validateResponses: "off" | "log" | "throw";
  readonly trustedErrors: NonNullable<CommonServerOptions["trustedErrors"]>;
  readonly onUsage: (usage: object) => unknown;
  /** Template of the path that succeeds a deprecated operation, by operation id. */
  readonly successors: ReadonlyMap<string, string>;
}

/** @throws ServerOptionsError when a handler is missing. */
export function settingsOf<Principal>(
  contract: ServerContract,
  options: ApiServerOptions<Principal>,
): Settings {
  const { api, schemas } = contract;
  const operations = operationsOf(contract);
  const validateResponses = options.validateResponses ?? defaultValidation(process.env["NODE_ENV"]);
  const basePath = (options.basePath ?? serverPath(api.servers[0])).replace(/\/+$/, "");
  const state = options.state ?? memoryState();
  let cursors: Promise<CursorCodec> | undefined;
  return {
    api,
    schemas,
    basePath,
    finder: operationFinder(operations, schemas),
    handlers: handlersOf(operations, options.handlers),
    security: securityHandlers(api, operations, options.security),
    services: options.services,
    checker: schemaChecker(schemas),
    engine: (options.engine ?? expressOpenApiValidator)(contract, {
      responses: validateResponses !== "off",
    }),
    dereference: dereferenceIn(schemas),
    cursors() {
      cursors ??= Promise.resolve(
        options.cursorSecret ?? state.getOrSet("cursor-secret", crypto.randomUUID() + crypto.randomUUID()),
      ).then(signedCursors);
      return cursors;
    },
    now: options.now ?? (() => new Date()),
    logger: options.logger ?? consoleLogger,
    limits: { ...defaultBodyLimits, ...options.limits },
    validateResponses,
    trustedErrors: options.trustedErrors ?? (() => undefined),
    onUsage: functionNamed(options, "onUsage") ?? (() => undefined),
    successors: successorsOf(operations, basePath),
  };
}

function defaultValidation(environment: string | undefined): Settings["validateResponses"] {
  if (environment === "production") return "off";
  return environment === "test" ? "throw" : "log";
}

function handlersOf(
  operations: readonly Operation[],
  given: object,
): ReadonlyMap<string, (context: object) => unknown> {
  const handlers = new Map<string, (context: object) => unknown>();
  const missing: string[] = [];
  for (const { id } of operations) {
    const handler = functionNamed(given, id);
    if (handler) handlers.set(id, handler);
    else missing.push(id);
  }
  if (missing.length > 0) {
    throw new ServerOptionsError(
      `handlers.${missing.join(", handlers.")} missing: give a function for each, or notImplemented.`,
    );
  }
  return handlers;
}

function successorsOf(operations: readonly Operation[], basePath: string): ReadonlyMap<string, string> {
  const successors = new Map<string, string>();
  for (const { id, deprecation } of operations) {
    const successor = operations.find((one) => one.id === deprecation?.successor?.operationId);
    if (successor) successors.set(id, basePath + successor.path);
  }
  return successors;
}
