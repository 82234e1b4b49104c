import type { Api } from "../api.ts";
import type { ImpliedFailure } from "../errors/error-format.ts";
import type { Operation } from "../operation.ts";
import type { CursorCodec } from "../paging/cursor.ts";
import { cursorBinding, type PageRequest, readPageRequest } from "../paging/page-request.ts";
import type { DecodedParameters, ParameterSource } from "../parameters/decode.ts";
import type { SchemaChecker } from "../validation/schemas.ts";
import type { Violation } from "../validation/violation.ts";
import { isAcceptable } from "./acceptable.ts";
import type { BodySource } from "./body-source.ts";
import { credentialNames } from "./credentials.ts";
import { type BodyRules, type ReceivedBody, readBody } from "./read-body.ts";
import { readParameters } from "./read-parameters.ts";

/** A request to one operation, as server and mocks get it. */
export interface RequestSource extends ParameterSource {
  readonly body: BodySource;
}

export interface JudgingRules extends BodyRules {
  readonly api: Api;
  readonly checker: Pick<SchemaChecker, "parameter">;
  readonly cursors: () => Promise<CursorCodec>;
  readonly now: Date;
}

/** A request as its contract types it, and in which ways it breaks the contract. */
export interface JudgedRequest {
  readonly parameters: DecodedParameters;
  readonly body: Pick<ReceivedBody, "value" | "contentType">;
  /** Only of paged operations. */
  readonly page?: JudgedPage;
  /** It is refused whatever its schemas say. */
  readonly refused?: {
    readonly implied: ImpliedFailure;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** All that is wrong: parameters in the contract's order, unknown names, then the page, then the body. */
  readonly violations: readonly Violation[];
}

export interface JudgedPage {
  readonly request: PageRequest;
  /** What cursors of this request are tied to. */
  readonly binding: string;
  readonly cursors: CursorCodec;
}

/**
 * Reads and checks everything that the contract says of a request, once its caller is known. The order is a promise of server and
 * mocks: what is acceptable, whether the body can be taken, then parameters, page and body together, so that a caller learns of all
 * its mistakes at once.
 */
export async function judgeRequest(
  operation: Operation,
  source: RequestSource,
  rules: JudgingRules,
): Promise<JudgedRequest> {
  const { api, schemas, dereference, checker } = rules;
  const body = await readBody(operation, source.header("content-type"), source.body, rules);
  const { parameters, violations } = readParameters(operation, source, checker, {
    schemas: schemas.operations[operation.id],
    dereference,
    credentialNames: credentialNames(operation, api.securitySchemes),
  });
  const paged = await readPage(operation, parameters, body.value, rules);
  const errorMediaType = (operation.errorFormat ?? api.errorFormat).mediaType;
  const acceptable = isAcceptable(source.header("accept"), operation, errorMediaType);
  const refused = acceptable ? body.refused : { implied: "notAcceptable" as const };
  return {
    parameters,
    body,
    ...(paged && { page: paged.page }),
    ...(refused && { refused }),
    violations: [
      ...violations,
      // One fault of a parameter is told once.
      ...(paged?.violations ?? []).filter(
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
  rules: JudgingRules,
): Promise<{ readonly page: JudgedPage; readonly violations: readonly Violation[] } | undefined> {
  if (!pagination) return undefined;
  const cursors = await rules.cursors();
  const binding = cursorBinding(id, pagination, parameters);
  const read = await readPageRequest(pagination, parameters, body, cursors, binding, rules.now);
  return { page: { request: read.page, binding, cursors }, violations: read.violations };
}
