import type { Api, ContractSchemas, Operation, Schema } from "@lockstep/operation";
import type { SchemaJudge } from "../schema-judge.ts";

/** A valid request, and what is known of it. */
export interface Breaking {
  readonly request: Request;
  readonly operation: Operation;
  readonly schemas: ContractSchemas;
  readonly api: Api;
  readonly judge: SchemaJudge;
  /** Whether a request can only be for this operation: what it refuses another one of the same path might take. */
  readonly isForIt: (request: Request) => boolean;
  /** Whether it carries any body. */
  readonly hasBody: boolean;
  /** The JSON that it carries; `undefined` where it carries none. */
  readonly json: unknown;
}

/** What is to be changed of a request; the rest stays as it is. */
export interface Change {
  /** What was broken, in words. */
  readonly how: string;
  /** Path and query. */
  readonly target?: string;
  /** By lower-case name; `null` takes a header away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** `null` takes the body away. */
  readonly body?: string | null;
}

/** One way to break a request. `undefined`: this one cannot be broken so for sure. */
export interface BreakKind {
  readonly name: string;
  readonly change: (breaking: Breaking) => Change | undefined;
}

/** Path and query of a request. */
export function targetOf({ url }: Request): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** The schema of a parameter, `$ref`s followed as far as they lead. */
export function parameterSchema(
  { schemas, operation }: Breaking,
  place: string,
  name: string,
): Schema | undefined {
  return schemas.operations[operation.id]?.parameters?.[`${place}.${name}`];
}
