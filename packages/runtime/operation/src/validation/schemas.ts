import type { SchemaFault } from "./violation.ts";

/** A JSON Schema in the 2020-12 dialect; `$ref`s point to `#/components/schemas/<name>`. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** The schemas of one contract as data, normalised to 2020-12 whatever line the document follows. */
export interface ContractSchemas {
  /** `components.schemas` by name. */
  readonly components: { readonly [name: string]: Schema };
  /** By operation id. */
  readonly operations: { readonly [id: string]: OperationSchemas };
}

export interface OperationSchemas {
  /** By `<in>.<name>`, e.g. `query.limit`. */
  readonly parameters?: { readonly [place: string]: Schema };
  /** Request body by media type. */
  readonly body?: { readonly [mediaType: string]: Schema };
  /** By status, then by media type. */
  readonly responses?: { readonly [status: string]: { readonly [mediaType: string]: Schema } };
  /** Response headers by status, then by lower-case name. */
  readonly headers?: { readonly [status: string]: { readonly [name: string]: Schema } };
}

/** Checks one value: `undefined` when it is valid, else the faults. */
export type Check = (value: unknown) => readonly SchemaFault[] | undefined;

/**
 * Turns a place of a contract's schemas into a check, made once and kept. One for requests, one for answers: `readOnly`
 * properties are refused in the first, `writeOnly` ones in the second.
 */
export interface SchemaChecker {
  /** Value of one parameter. `undefined` where the contract has no schema for it. */
  parameter(operationId: string, place: string): Check | undefined;
  body(operationId: string, mediaType: string): Check | undefined;
  response(operationId: string, status: string, mediaType: string): Check | undefined;
}
