import {
  type ContractSchemas,
  declaredMediaTypes,
  isJson,
  matchMediaType,
  type Operation,
} from "@lockstep/operation";
import { asAnswered, schemaJudge } from "../schema-judge.ts";
import { headerCheck } from "./header-check.ts";

/** An answer as it came, and its body as the client read it. */
export interface GivenAnswer {
  readonly response: Response;
  readonly body: unknown;
}

/** Says in which way an answer breaks the contract; `undefined`: in none. */
export type AnswerCheck = (operation: Operation, answer: GivenAnswer) => string | undefined;

/** Statuses whose answers have no body (RFC 9110 §15). */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Holds answers against the contract: required headers, media type, body. */
export function answerCheck(schemas: ContractSchemas): AnswerCheck {
  const judge = schemaJudge(schemas, asAnswered);
  const headerFault = headerCheck(schemas, judge);
  return (operation, { response, body }) => {
    const { status, headers } = response;
    const key = declaredKey(operation, status);
    if (key === undefined) return `it answers ${status}, which is not declared`;
    const header = headerFault(
      headers,
      operation.responses[key]?.headers,
      schemas.operations[operation.id]?.headers?.[key],
    );
    if (header !== undefined) return header;
    const declared = declaredMediaTypes(operation.responses, status);
    if (bodiless.has(status) || operation.method === "HEAD") return undefined;
    const contentType = headers.get("content-type");
    if (declared.length === 0) {
      return contentType === null ? undefined : `it answers ${contentType}, where no body is declared`;
    }
    if (contentType === null) return `it answers no body, where ${declared[0]} is declared`;
    const match = matchMediaType(declared, contentType);
    if (match === undefined) return `it answers ${contentType}, where ${declared.join(", ")} is declared`;
    const schema = schemas.operations[operation.id]?.responses?.[key]?.[match];
    if (!isJson(contentType) || schema === undefined) return undefined;
    const fault = judge(schema, body);
    return fault === undefined ? undefined : `the answer is not valid: ${fault}`;
  };
}

function declaredKey({ responses }: Operation, status: number): string | undefined {
  return [String(status), `${String(status)[0]}XX`, "default"].find((key) => Object.hasOwn(responses, key));
}
