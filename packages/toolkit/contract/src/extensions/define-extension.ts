import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { JsonObject, OperationModel } from "../model.ts";
import type { Inherited } from "./inherit.ts";
import type { ErrorCode } from "./x-error-codes/extension.ts";

/** Where an extension may stand. */
export type ExtensionPlace =
  | "root"
  | "path"
  | "operation"
  | "parameter"
  | "header"
  | "response"
  | "schema"
  | "errorCode";

/** The parts of an operation that are known before its extensions are parsed. */
export type OperationDraft = Pick<
  OperationModel,
  "id" | "method" | "path" | "parameters" | "body" | "responses" | "security" | "pointer"
>;

/** What a parser may ask about the document around a value. */
export interface ExtensionContext {
  readonly document: JsonObject;
  readonly reporter: Reporter<Catalogue>;
  /** The operation that the value holds for; absent at the root and for values of schemas and error codes. */
  readonly operation?: OperationDraft;
  /** The final id of an operation, by its final id or by operationId as written. */
  finalOperationId(name: string): string | undefined;
  /** All final ids, for suggestions. */
  operationIds(): Iterable<string>;
  /** The catalogue of error codes; empty while it is being parsed itself. */
  readonly errorCodes: ReadonlyMap<string, ErrorCode>;
}

/** One `x-` key: where it may stand, what it may hold, and what its value means. */
export interface Extension<Name extends string, Value> {
  readonly name: Name;
  readonly at: readonly ExtensionPlace[];
  /** JSON Schema (2020-12) that a value is checked against before it is parsed. */
  readonly schema: JsonObject;
  /** Makes a value of one that fits the schema, defaults applied. Faults that a schema cannot find are reported. */
  parse(input: Inherited, context: ExtensionContext): Value | undefined;
  /** A value in one line, for documentation comments and pages. */
  describe(value: Value): string;
}

/**
 * Declares an extension.
 * @throws Error where its name does not start with `x-`.
 */
export function defineExtension<const Name extends string, Value>(
  extension: Extension<Name, Value>,
): Extension<Name, Value> {
  if (!/^x-[a-z][a-z0-9-]*$/.test(extension.name)) {
    throw new Error(`"${extension.name}" is not the name of an extension; write x- and small letters.`);
  }
  return Object.freeze(extension);
}
