import type { Operation } from "../operation.ts";
import type { Dereference } from "../parameters/grammar.ts";
import type { ContractSchemas } from "../validation/schemas.ts";
import type { NameSource } from "./route-table.ts";

/** What the schemas of path parameters say of their texts, for templates such as `{name}.{format}`. */
export function nameSource(
  { operations }: Pick<ContractSchemas, "operations">,
  dereference: Dereference,
): NameSource<Operation> {
  return ({ id }, name) => {
    const schema = dereference(operations[id]?.parameters?.[`path.${name}`]);
    if (typeof schema !== "object") return undefined;
    const { const: constant, enum: listed, type, format } = schema;
    const values = constant !== undefined ? [constant] : Array.isArray(listed) ? listed : [];
    if (values.length > 0) return alternatives(values.map(String));
    if (type === "integer") return "-?\\d+";
    if (type === "number") return "-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
    return format === "uuid" ? "[\\da-fA-F]{8}(?:-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}" : undefined;
  };
}

/** As they stand and as they travel; the longest first, so that none is cut short by another. */
function alternatives(values: readonly string[]): string {
  const texts = new Set(values.flatMap((value) => [value, encodeURIComponent(value)]));
  const sorted = [...texts].filter((text) => text !== "").sort((a, b) => b.length - a.length);
  return `(?:${sorted.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`;
}
