import {
  type ContractSchemas,
  type CursorCodec,
  cursorBinding,
  type DecodedParameters,
  type Dereference,
  decodeParameters,
  type Operation,
  type PageRequest,
  type ParameterSource,
  readPageRequest,
  type SchemaChecker,
  type Violation,
  violationsFromFaults,
} from "@lockstep/operation";
import type { ReceivedBody } from "./read-body.ts";

/** What a request asks for, and in which ways it breaks the contract. */
export interface Judgement {
  readonly parameters: DecodedParameters;
  /** Only for paged operations. */
  readonly page?: PageRequest;
  /** What cursors of this request are tied to. */
  readonly binding: string;
  /** Parameters in the contract's order, unknown names, the page, the body. */
  readonly violations: readonly Violation[];
}

export interface JudgementRules {
  readonly schemas: ContractSchemas;
  readonly dereference: Dereference;
  readonly checker: SchemaChecker;
  readonly cursors: CursorCodec;
  readonly credentialNames: readonly string[];
  readonly now: Date;
}

/** Reads and checks parameters, page and body of a request. */
export async function judge(
  operation: Operation,
  source: ParameterSource,
  body: ReceivedBody,
  rules: JudgementRules,
): Promise<Judgement> {
  const { parameters, violations: unread } = decodeParameters(operation, source, {
    schemas: rules.schemas.operations[operation.id],
    dereference: rules.dereference,
    credentialNames: rules.credentialNames,
  });
  const found = parameterViolations(operation, parameters, unread, rules.checker);
  const inBody = [...body.violations, ...bodyViolations(operation, body, rules.checker)];
  const { pagination } = operation;
  if (!pagination) return { parameters, binding: "", violations: [...found, ...inBody] };
  const binding = cursorBinding(operation.id, pagination, parameters);
  const read = await readPageRequest(pagination, parameters, body.value, rules.cursors, binding, rules.now);
  const known = new Set(found.map((one) => `${one.in} ${one.field}`));
  const inPage = read.violations.filter((one) => !known.has(`${one.in} ${one.field}`));
  return { parameters, binding, page: read.page, violations: [...found, ...inPage, ...inBody] };
}

function parameterViolations(
  operation: Operation,
  parameters: DecodedParameters,
  unread: readonly Violation[],
  checker: SchemaChecker,
): readonly Violation[] {
  const left = [...unread];
  const found: Violation[] = [];
  for (const { in: stated, name } of operation.parameters ?? []) {
    const place = stated === "querystring" ? "query" : stated;
    const index = left.findIndex((one) => one.in === place && one.field === name);
    if (index >= 0) {
      found.push(...left.splice(index, 1));
      continue;
    }
    const value = parameters[place === "header" ? "headers" : place === "cookie" ? "cookies" : place][name];
    if (value === undefined) continue;
    const faults = checker.parameter(operation.id, `${stated}.${name}`)?.(value) ?? [];
    for (const one of violationsFromFaults(place, value, faults)) {
      found.push({ ...one, field: one.field === "" ? name : `${name}.${one.field}` });
    }
  }
  return [...found, ...left];
}

function bodyViolations(
  operation: Operation,
  { value, mediaType, judged }: ReceivedBody,
  checker: SchemaChecker,
): readonly Violation[] {
  if (!judged || mediaType === undefined) return [];
  return violationsFromFaults("body", value, checker.body(operation.id, mediaType)?.(value) ?? []);
}
