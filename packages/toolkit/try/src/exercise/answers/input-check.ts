import type { SampledInput } from "@lockstep/mocks";
import { type ContractSchemas, isJson, matchMediaType, type Operation } from "@lockstep/operation";
import { asSent, schemaJudge } from "../schema-judge.ts";

/** Says in which way sampled input is not valid itself; `undefined`: it is, or nobody can tell. */
export type InputCheck = (operation: Operation, input: SampledInput) => string | undefined;

/** Where an input keeps the parameters of a place. */
const containers = {
  path: "path",
  query: "query",
  querystring: "query",
  header: "headers",
  cookie: "cookies",
} as const;

/** A schema that contradicts itself takes nothing; then what was sampled is refused, and rightly. */
export function inputCheck(schemas: ContractSchemas): InputCheck {
  const judge = schemaJudge(schemas, asSent);
  return (operation, input) => {
    const own = schemas.operations[operation.id];
    for (const { in: place, name } of operation.parameters ?? []) {
      const value = input[containers[place]]?.[name];
      const schema = own?.parameters?.[`${place}.${name}`];
      const fault = value === undefined || schema === undefined ? undefined : judge(schema, value);
      if (fault !== undefined) return fault.replace(/^body/, `${place}.${name}`);
    }
    const { body, contentType } = input;
    if (body === undefined || contentType === undefined || !isJson(contentType)) return undefined;
    const declared = matchMediaType(operation.body?.mediaTypes ?? [], contentType);
    const schema = declared === undefined ? undefined : own?.body?.[declared];
    return schema === undefined ? undefined : judge(schema, body);
  };
}
