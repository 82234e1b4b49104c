/** One way in which a request or an answer breaks the contract. */
export interface Violation {
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  /** Dotted name inside its place, e.g. `hostname`, `tags.0`; `""` for the whole body. */
  readonly field: string;
  /** What is wrong, e.g. `must be integer`; never holds the value. */
  readonly message: string;
  /** The value that was refused, where there is one that is no object or array. */
  readonly value?: string | number | boolean | null;
}

/** What a JSON Schema validator (Ajv and its like) says of one fault. */
export interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Most violations that one answer lists: bigger lists help nobody and multiply what an attacker sends. */
export const maxViolations = 20;

/**
 * Translates validator faults into violations: the field that is missing, unknown or wrong, once each, in the same words
 * whichever engine found it.
 */
export function violationsFromFaults(
  place: Violation["in"],
  value: unknown,
  faults: readonly SchemaFault[],
): readonly Violation[] {
  const violations = new Map<string, Violation>();
  for (const fault of faults) {
    // These only repeat that a branch failed; the branch's own faults say more.
    if (fault.keyword === "if" || (fault.keyword === "propertyNames" && faults.length > 1)) continue;
    const violation = toViolation(place, value, fault);
    const key = `${violation.field} ${violation.message}`;
    if (!violations.has(key)) violations.set(key, violation);
    if (violations.size === maxViolations) break;
  }
  return [...violations.values()];
}

function toViolation(place: Violation["in"], root: unknown, fault: SchemaFault): Violation {
  const segments = fault.instancePath
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const value = scalarAt(root, segments);
  const child = fault.params[childKeywords[fault.keyword] ?? ""];
  if (typeof child === "string") {
    const field = [...segments, child].join(".");
    return { in: place, field, message: fault.keyword === "required" ? "is required" : "is not allowed" };
  }
  const message = wording(fault);
  return { in: place, field: segments.join("."), message, ...(value !== undefined && { value }) };
}

const childKeywords: Readonly<Record<string, string>> = {
  required: "missingProperty",
  additionalProperties: "additionalProperty",
  unevaluatedProperties: "unevaluatedProperty",
};

function wording(fault: SchemaFault): string {
  if (fault.keyword === "enum" && Array.isArray(fault.params["allowedValues"])) {
    return `must be one of ${fault.params["allowedValues"].map((value) => JSON.stringify(value)).join(", ")}`;
  }
  if (fault.keyword === "false schema") return "is not allowed";
  return fault.message ?? "is not valid";
}

function scalarAt(root: unknown, segments: readonly string[]): Violation["value"] {
  let current = root;
  for (const segment of segments) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, segment)) return undefined;
    current = (current as Record<string, unknown>)[segment];
  }
  if (current === null || typeof current === "boolean" || typeof current === "number") return current;
  return typeof current === "string" ? current.slice(0, 200) : undefined;
}
