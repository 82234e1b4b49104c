import type { Operation } from "../operation.ts";
import type { Dereference } from "../parameters/grammar.ts";
import { isSchemaObject } from "../validation/schema-walk.ts";
import type { ContractSchemas, Schema } from "../validation/schemas.ts";
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

/** How many members of a body an operation fixes to one value: the more, the more particular it is. */
export function fixedMembers(
  { id }: Operation,
  { operations }: Pick<ContractSchemas, "operations">,
  dereference: Dereference,
): number {
  const counts = Object.values(operations[id]?.body ?? {}).map((schema) =>
    countFixed(schema, dereference, 0),
  );
  return Math.max(0, ...counts);
}

function countFixed(schema: Schema | undefined, dereference: Dereference, depth: number): number {
  const target = dereference(schema);
  if (typeof target !== "object" || depth > 4) return 0;
  const { properties, required, allOf } = target;
  const names = Array.isArray(required) && isSchemaObject(properties) ? required : [];
  const own = names.filter((name) => {
    const property = dereference((properties as Record<string, Schema>)[String(name)]);
    if (typeof property !== "object") return false;
    return (
      property["const"] !== undefined || (Array.isArray(property["enum"]) && property["enum"].length === 1)
    );
  });
  const parts = Array.isArray(allOf) ? allOf.filter(isSchemaObject) : [];
  return own.length + parts.reduce((sum, part) => sum + countFixed(part, dereference, depth + 1), 0);
}

function isComposite(type: unknown): boolean {
  return [type].flat().some((one) => one === "array" || one === "object");
}
