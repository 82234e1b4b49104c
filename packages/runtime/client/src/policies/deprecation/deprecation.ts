import { type Deprecation, deprecationNotice, isRemoved, readDeprecation } from "@lockstep/operation";
import { type Attempt, definePolicy, type Policy } from "../../policy.ts";
import { ApiCallError } from "../../result/api-call-error.ts";

/** Settings of the deprecation policy. */
export interface DeprecationOptions {
  /** Called once for each deprecated operation. Default: `logger.warn`, else `console.warn`. */
  readonly onDeprecated?: (warning: DeprecationWarning) => void;
  /** Whether to refuse calls of operations that are past their sunset. Default false. */
  readonly strict?: boolean;
}

/** What is told of a deprecated operation that was called. */
export interface DeprecationWarning {
  /** The operation's id. */
  readonly operation: string;
  /** One sentence for people, with date and successor. */
  readonly message: string;
  readonly since?: Date;
  readonly sunset?: Date;
  /** The operation, else the URL, to use instead. */
  readonly successor?: string;
  /** URL of the migration guide. */
  readonly guide?: string;
  /** Who said so last. */
  readonly source: "contract" | "headers";
}

/**
 * Warns once for each deprecated operation that is called. What an answer's headers say (RFC 9745, RFC 8594) wins over the
 * contract, so that an old client learns of a new sunset.
 */
export function deprecation({ onDeprecated, strict = false }: DeprecationOptions = {}): Policy {
  return definePolicy("deprecation", "call", (next) => {
    const warned = new Set<string>();
    const learned = new Map<string, Deprecation>();
    return async (attempt) => {
      const { context, operation } = attempt;
      const { now, logger } = context.environment;
      const known = learned.get(context.name) ?? operation?.deprecation;
      if (strict && known && isRemoved(known, now())) throw removed(attempt, known);
      const response = await next(attempt);
      const fromHeaders = merged(operation?.deprecation, response.headers);
      if (fromHeaders) learned.set(context.name, fromHeaders);
      const valid = fromHeaders ?? (isDeprecated(known, now()) ? known : undefined);
      if (valid && !warned.has(context.name)) {
        warned.add(context.name);
        const warning = warningOf(context.name, valid, fromHeaders ? "headers" : "contract", now());
        if (onDeprecated) onDeprecated(warning);
        else logger.warn(warning.message);
      }
      return response;
    };
  });
}

function merged(contract: Deprecation | undefined, headers: Headers): Deprecation | undefined {
  const signal = readDeprecation(headers);
  if (!signal) return undefined;
  const { operationId } = contract?.successor ?? {};
  return {
    ...contract,
    ...(signal.since && { since: signal.since.toISOString() }),
    ...(signal.sunset && { sunset: signal.sunset.toISOString() }),
    ...(signal.guide !== undefined && { guide: signal.guide }),
    ...(signal.successor !== undefined && {
      successor: { url: signal.successor, ...(operationId !== undefined && { operationId }) },
    }),
  };
}

function isDeprecated(deprecation: Deprecation | undefined, now: Date): boolean {
  if (!deprecation) return false;
  const { phase, since } = deprecation;
  if (phase) return phase === "deprecated" || phase === "removed";
  return since === undefined || Date.parse(since) <= now.getTime();
}

function warningOf(
  operation: string,
  deprecation: Deprecation,
  source: DeprecationWarning["source"],
  now: Date,
): DeprecationWarning {
  const { since, sunset, guide } = deprecation;
  const successor = deprecation.successor?.operationId ?? deprecation.successor?.url;
  return {
    operation,
    message: deprecationNotice(operation, deprecation, now),
    source,
    ...(since !== undefined && { since: new Date(since) }),
    ...(sunset !== undefined && { sunset: new Date(sunset) }),
    ...(successor !== undefined && { successor }),
    ...(guide !== undefined && { guide }),
  };
}

function removed({ context }: Attempt, deprecation: Deprecation): ApiCallError {
  const { sunset, successor, guide } = deprecation;
  const use = successor?.operationId ?? successor?.url;
  const message = [
    sunset ? `was removed on ${sunset.slice(0, 10)}` : "was removed",
    use && `; use ${use}`,
    guide && ` (guide: ${guide})`,
  ];
  return new ApiCallError(
    { kind: "invalid-request", code: undefined, message: message.filter(Boolean).join("") },
    { operation: context.name },
  );
}
