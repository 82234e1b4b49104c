import {
  type AjvLike,
  ajvChecker,
  ajvFormats,
  ajvOptions,
  type Check,
  type ContractSchemas,
  type Schema,
} from "@lockstep/operation";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** @param allErrors every fault instead of the first: for values that are our own, never for what a caller sends. */
export function createAjv(allErrors: boolean): AjvLike {
  const ajv = new Ajv2020(ajvOptions(allErrors));
  addFormats.default(ajv, ajvFormats);
  return ajv;
}

/** A schema that refers to itself without end never gets to a verdict: nothing is known to fit it. */
function bounded(check: Check): Check {
  return (value) => {
    try {
      return check(value);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [{ instancePath: "", keyword: "$ref", message: "cannot be checked", params: {} }];
    }
  };
}

/** Checks values against any schema of a contract as a server's answers are checked: `writeOnly` properties are refused. */
export interface AnswerChecker {
  /** `undefined` when the schema cannot be compiled. */
  checkOf(schema: Schema): Check | undefined;
  /** Whether a value is valid; also true where nothing can be checked. */
  fits(schema: Schema, value: unknown): boolean;
}

/** Compiles a schema when it is first asked for. */
export function answerChecker(components: ContractSchemas["components"]): AnswerChecker {
  const operations: Record<string, NonNullable<ContractSchemas["operations"][string]>> = {};
  const checker = ajvChecker({ components, operations }, () => createAjv(true));
  const ids = new Map<unknown, string>();
  const checks = new Map<string, Check | undefined>();
  const own: AnswerChecker = {
    fits: (schema, value) => own.checkOf(schema)?.(value) === undefined,
    checkOf(schema) {
      // Equal references are one schema, however often they are written.
      const key =
        typeof schema === "object" && typeof schema["$ref"] === "string" ? JSON.stringify(schema) : schema;
      const id = ids.get(key) ?? `schema${ids.size}`;
      if (ids.has(key)) return checks.get(id);
      ids.set(key, id);
      operations[id] = { responses: { "200": { "application/json": schema } } };
      try {
        const check = checker.response(id, "200", "application/json");
        checks.set(id, check && bounded(check));
      } catch {
        checks.set(id, undefined);
      }
      return checks.get(id);
    },
  };
  return own;
}
