import type { Operation } from "../operation.ts";
import type { Dereference } from "../parameters/grammar.ts";
import type { ContractSchemas } from "../validation/schemas.ts";
import { fixedQuery } from "./fixed-query.ts";

/** What a request's target or headers must hold to be for an operation. */
export interface RequestCondition {
  readonly in: "query" | "header";
  readonly name: string;
  /** Absent: any value. */
  readonly values?: readonly string[];
  /** It is part of the contract's key, not of a parameter. */
  readonly fixed: boolean;
}

/** What tells an operation from others of its path and method: its fixed query, and what it requires of query and headers. */
export function conditionsOf(
  operation: Operation,
  { operations }: Pick<ContractSchemas, "operations">,
  dereference: Dereference,
): readonly RequestCondition[] {
  const fixed = fixedQuery(operation).map(
    ({ name, value, parameter }): RequestCondition => ({
      in: "query",
      name,
      fixed: true,
      ...(parameter === undefined && { values: [value] }),
    }),
  );
  const required = (operation.parameters ?? []).flatMap((parameter): RequestCondition[] => {
    const { name, in: place, style = "form", contentType } = parameter;
    if (!parameter.required || (place !== "query" && place !== "header")) return [];
    // The names of an object's properties stand in the query, not its own.
    if (style === "deepObject" || contentType !== undefined) return [];
    const schema = dereference(operations[operation.id]?.parameters?.[`${place}.${name}`]);
    if (typeof schema !== "object") return [{ in: place, name, fixed: false }];
    if (isComposite(schema["type"])) return [];
    const { const: constant, enum: listed } = schema;
    const values = constant !== undefined ? [constant] : Array.isArray(listed) ? listed : undefined;
    return [{ in: place, name, fixed: false, ...(values && { values: values.map(String) }) }];
  });
  return [...fixed, ...required];
}

function isComposite(type: unknown): boolean {
  return [type].flat().some((one) => one === "array" || one === "object");
}
