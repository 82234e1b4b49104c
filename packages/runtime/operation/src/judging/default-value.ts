import type { Parameter } from "../operation.ts";
import { allowedTypes, type Dereference, readText } from "../parameters/grammar.ts";
import type { Check, Schema } from "../validation/schemas.ts";

/** What a parameter's absence stands for. */
export interface DefaultValue {
  readonly value: unknown;
}

const known = new WeakMap<Parameter, DefaultValue>();

/**
 * The default of a parameter, a fresh copy each time. Documents often write that of a number as a text, or that of a list as its only
 * element: it is read as it is meant. One that breaks its own schema is none: nobody sent it, so nobody is refused for it.
 */
export function defaultOf(
  parameter: Parameter,
  schema: Schema | undefined,
  dereference: Dereference,
  check: () => Check | undefined,
): unknown {
  const target = dereference(schema);
  if (typeof target !== "object" || target["default"] === undefined) return undefined;
  const found = known.get(parameter) ?? firstValid(formsOf(target, dereference), check());
  known.set(parameter, found);
  return structuredClone(found.value);
}

function firstValid(forms: readonly unknown[], check: Check | undefined): DefaultValue {
  return { value: forms.find((form) => check?.(form) === undefined) };
}

/** The default as it stands, and in the forms that it may be meant in. */
function formsOf(target: Exclude<Schema, boolean>, dereference: Dereference): readonly unknown[] {
  const stated = target["default"];
  const types = allowedTypes(target, dereference);
  if (typeof stated === "object") return [stated];
  const read = typeof stated === "string" ? readText(stated, types) : stated;
  const items = allowedTypes(target["items"] as Schema | undefined, dereference);
  const element = typeof stated === "string" ? readText(stated, items) : stated;
  return [
    stated,
    read,
    ...(types.has("array") ? [[element]] : []),
    ...(types.has("string") ? [String(stated)] : []),
  ];
}
