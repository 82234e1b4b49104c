import { pointerSegments, type SchemaFault } from "@lockstep/operation";

/** One entry of the `errors` that express-openapi-validator throws. */
export interface ValidatorEntry {
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string;
}

/**
 * Restores what Ajv said from what the validator makes of it: it joins the missing or unknown property to the path and writes the
 * allowed values into the message.
 * @param prefix of the paths, e.g. `/body/value`.
 * @param value that was checked: tells where the path ends and the property's name begins.
 */
export function faultOf(
  entry: ValidatorEntry,
  prefix: string,
  value: unknown,
  enums: ReadonlyMap<string, readonly (readonly unknown[])[]>,
): SchemaFault {
  const keyword = (entry.errorCode ?? "").replace(/\.openapi\.validation$/, "");
  const path = entry.path.startsWith(prefix) ? entry.path.slice(prefix.length) : entry.path;
  const fault = { instancePath: path, keyword, message: entry.message, params: {} };
  if (keyword === "enum") {
    const allowedValues = allowedValuesOf(entry.message, valueAt(value, path), enums);
    return allowedValues ? { ...fault, params: { allowedValues } } : fault;
  }
  const parameter = childParameters[keyword];
  if (parameter === undefined) return fault;
  const { parent, child } = splitChild(path, value, keyword.startsWith("un") || keyword.startsWith("add"));
  return { ...fault, instancePath: parent, ...(parameter && { params: { [parameter]: child } }) };
}

// Keywords whose path ends in a property's name, and the parameter in which Ajv gives it.
const childParameters: Readonly<Record<string, string>> = {
  required: "missingProperty",
  additionalProperties: "additionalProperty",
  unevaluatedProperties: "unevaluatedProperty",
  dependentRequired: "",
  dependencies: "",
};

// A property's name is joined unescaped: in `/a/b` it may be `b` of `a`, or `a/b` of the whole.
function splitChild(
  path: string,
  value: unknown,
  present: boolean,
): { readonly parent: string; readonly child: string } {
  let at = path.lastIndexOf("/");
  const shortest = { parent: path.slice(0, Math.max(at, 0)), child: path.slice(at + 1) };
  for (; at >= 0; at = at === 0 ? -1 : path.lastIndexOf("/", at - 1)) {
    const parent = valueAt(value, path.slice(0, at));
    const child = path.slice(at + 1);
    if (typeof parent === "object" && parent !== null && Object.hasOwn(parent, child) === present) {
      return { parent: path.slice(0, at), child };
    }
  }
  return shortest;
}

function allowedValuesOf(
  message: string,
  value: unknown,
  enums: ReadonlyMap<string, readonly (readonly unknown[])[]>,
): readonly unknown[] | undefined {
  const text = message.replace(/^[^:]*: /, "");
  const lists = enums.get(text) ?? [];
  // `[1]` and `["1"]` read alike; a stated type has already refused values of the other kind.
  return lists.find((list) => list.some((one) => typeof one === typeof value)) ?? lists[0];
}

function valueAt(root: unknown, pointer: string): unknown {
  let current = root;
  for (const segment of pointerSegments(pointer)) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, segment)) return undefined;
    current = Object.getOwnPropertyDescriptor(current, segment)?.value;
  }
  return current;
}
