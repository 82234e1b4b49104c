import {
  cursorBinding,
  type DecodedParameters,
  type Operation,
  readPageRequest,
  type Violation,
} from "@lockstep/operation";
import type { Paging } from "../reply/compose-reply.ts";
import { type Exchange, headerOf } from "../serve/exchange.ts";
import type { Settings } from "../serve/settings.ts";
import { type ReceivedBody, readBody } from "./read-body.ts";
import { readParameters } from "./read-parameters.ts";

/** A request as its contract types it. */
export interface ReadRequest {
  readonly parameters: DecodedParameters;
  readonly body: ReceivedBody;
  /** Only of paged operations. */
  readonly paging: Paging | undefined;
  /** All that is wrong: parameters in the contract's order, then the page, then the body. */
  readonly violations: readonly Violation[];
}

/** @throws BodyRefusedError when the body cannot be taken at all. */
export async function readRequest(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  exchange: Exchange,
  settings: Settings,
): Promise<ReadRequest> {
  const { request, query } = exchange;
  const { schemas, checker, dereference, engine, limits } = settings;
  const source = { path, query, header: (name: string) => headerOf(request, name) };
  const body = await readBody(request, operation, {
    limits,
    engine,
    dereference,
    schema: (id, mediaType) => schemas.operations[id]?.body?.[mediaType],
  });
  const { parameters, violations } = readParameters(operation, source, {
    checker,
    schemas: schemas.operations[operation.id],
    dereference,
    credentialNames: credentialNames(operation, settings),
  });
  const page = await readPage(operation, parameters, body.value, exchange, settings);
  return {
    parameters,
    body,
    paging: page?.paging,
    violations: [
      ...violations,
      // One fault of a parameter is told once.
      ...(page?.violations ?? []).filter(
        (one) => !violations.some((other) => other.in === one.in && other.field === one.field),
      ),
      ...body.violations,
    ],
  };
}

async function readPage(
  { id, pagination }: Operation,
  parameters: DecodedParameters,
  body: unknown,
  { request }: Exchange,
  { cursors: codec, now }: Settings,
): Promise<{ readonly paging: Paging; readonly violations: readonly Violation[] } | undefined> {
  if (!pagination) return undefined;
  const cursors = await codec();
  const binding = cursorBinding(id, pagination, parameters);
  const { page, violations } = await readPageRequest(pagination, parameters, body, cursors, binding, now());
  return { paging: { request: page, target: request.originalUrl, binding, cursors }, violations };
}

function credentialNames({ security = [] }: Operation, { api }: Settings): readonly string[] {
  return security
    .flatMap((requirement) => Object.keys(requirement))
    .flatMap((name) => {
      const scheme = api.securitySchemes[name];
      return scheme?.type === "apiKey" && scheme.in === "query" ? [scheme.name] : [];
    });
}
