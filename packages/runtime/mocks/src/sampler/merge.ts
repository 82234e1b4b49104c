import { hasType, isKeywords, type Keywords, list, texts } from "./keywords.ts";
import { matchesPattern } from "./pattern.ts";

/** What holds under both; `undefined` when they contradict each other. */
export function merge(left: Keywords, right: Keywords): Keywords | undefined {
  const merged: Record<string, unknown> = { ...left };
  for (const [keyword, value] of Object.entries(right)) {
    if (!Object.hasOwn(left, keyword)) {
      merged[keyword] = value;
      continue;
    }
    const joined = mergeKeyword(keyword, left[keyword], value);
    if (joined === undefined) return undefined;
    merged[keyword] = joined;
  }
  if (!isPossible(merged)) return undefined;
  const properties = mergeProperties(left, right);
  const prefixItems = mergePrefix(left, right);
  return { ...merged, ...(properties && { properties }), ...(prefixItems && { prefixItems }) };
}

/** Whether some of the stated values are of the stated type. */
function isPossible({ type, const: constant, enum: values }: Keywords): boolean {
  const stated = constant !== undefined ? [constant] : Array.isArray(values) ? values : undefined;
  if (!stated) return true;
  const listed = Array.isArray(values) ? values : stated;
  return stated.some((value) => hasType(type, value) && listed.some((one) => same(one, value)));
}

function mergeKeyword(keyword: string, left: unknown, right: unknown): unknown {
  switch (keyword) {
    case "type":
      return commonTypes(left, right);
    case "enum":
      return nonEmpty(list(left).filter((value) => list(right).some((other) => same(value, other))));
    case "const":
      return same(left, right) ? left : undefined;
    case "required":
      return [...new Set([...texts(left), ...texts(right)])];
    case "minimum":
    case "exclusiveMinimum":
    case "minLength":
    case "minItems":
    case "minProperties":
      return Math.max(Number(left), Number(right));
    case "maximum":
    case "exclusiveMaximum":
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return Math.min(Number(left), Number(right));
    case "multipleOf":
      return commonMultiple(Number(left), Number(right));
    case "uniqueItems":
    case "readOnly":
    case "writeOnly":
      return left === true || right === true;
    case "items":
    case "additionalProperties":
    case "propertyNames":
      return both(left, right);
    case "patternProperties":
    case "dependentRequired":
    case "dependentSchemas":
      return isKeywords(left) && isKeywords(right) ? { ...left, ...right } : left;
    default:
      return left;
  }
}

/** `additionalProperties` of one side holds for the properties that only the other side names. */
function mergeProperties(left: Keywords, right: Keywords): Keywords | undefined {
  const a = left["properties"];
  const b = right["properties"];
  if (!isKeywords(a) && !isKeywords(b)) return undefined;
  const ours = isKeywords(a) ? a : {};
  const theirs = isKeywords(b) ? b : {};
  const merged: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = both(allowance(left, ours, name), allowance(right, theirs, name));
    Object.defineProperty(merged, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return merged;
}

/** `items` of one side holds for the first elements that only the other side lists. */
function mergePrefix(left: Keywords, right: Keywords): readonly unknown[] | undefined {
  const [ours, theirs] = [list(left["prefixItems"]), list(right["prefixItems"])];
  if (ours.length === 0 && theirs.length === 0) return undefined;
  return longer(ours, theirs).map((_, index) =>
    both(ours[index] ?? left["items"], theirs[index] ?? right["items"]),
  );
}

function allowance(keywords: Keywords, properties: Keywords, name: string): unknown {
  if (Object.hasOwn(properties, name)) return properties[name];
  const patterns = keywords["patternProperties"];
  if (isKeywords(patterns)) {
    const pattern = Object.keys(patterns).find((source) => matchesPattern(source, name));
    if (pattern !== undefined) return patterns[pattern];
  }
  return keywords["additionalProperties"];
}

/** A schema under which both hold; `undefined` where neither is. */
export function both(left: unknown, right: unknown): unknown {
  if (left === undefined || left === true || same(left, right)) return right ?? left;
  if (right === undefined || right === true) return left;
  return left === false || right === false ? false : { allOf: [left, right] };
}

function commonTypes(left: unknown, right: unknown): unknown {
  const ours = texts(Array.isArray(left) ? left : [left]);
  const theirs = texts(Array.isArray(right) ? right : [right]);
  const common = ours.flatMap((type) => {
    if (theirs.includes(type)) return [type];
    if (type === "integer" && theirs.includes("number")) return ["integer"];
    return type === "number" && theirs.includes("integer") ? ["integer"] : [];
  });
  return common.length === 1 ? common[0] : nonEmpty(common);
}

function commonMultiple(left: number, right: number): number {
  if (Number.isInteger(left / right)) return left;
  return Number.isInteger(right / left) ? right : left * right;
}

function nonEmpty(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.length > 0 ? values : undefined;
}

function longer(left: readonly unknown[], right: readonly unknown[]): readonly unknown[] {
  return left.length >= right.length ? left : right;
}

function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
