import type { Operation } from "../operation.ts";
import { decodeParameters } from "../parameters/decode.ts";
import { allowedTypes, childSchema, type Dereference } from "../parameters/grammar.ts";
import type { Schema } from "../validation/schemas.ts";
import { defaultBodyLimits } from "./body-source.ts";
import { type BodyReading, readJson } from "./json.ts";

/**
 * Reads `application/x-www-form-urlencoded` (WHATWG URL §5) into an object, typed as the schema says: a repeated name fills an
 * array, `address[city]` nests. The strict reader of parameters does it: a form is a `deepObject` without its own name.
 */
export function readForm(text: string, schema: Schema | undefined, dereference: Dereference): BodyReading {
  const query = text
    .split("&")
    .filter((pair) => pair !== "")
    .map(nested)
    .join("&");
  const { parameters, violations } = decodeParameters(
    formOperation,
    { path: {}, query, header: () => undefined },
    { schemas: { parameters: schema === undefined ? {} : { "query.body": schema } }, dereference },
  );
  const [violation] = violations;
  if (violation) return { problem: violation.message };
  return { value: withJsonMembers(parameters.query["body"] ?? {}, schema, dereference) };
}

/** An object that is one text is JSON, the default of OAS 3.1 §4.8.15; what is none is left to the schema to refuse. */
function withJsonMembers(value: unknown, schema: Schema | undefined, dereference: Dereference): unknown {
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, part]) => {
    if (typeof part !== "string" || !/^\s*[{[]/.test(part)) return [name, part];
    const types = allowedTypes(childSchema(schema, name, dereference), dereference);
    if (types.has("string") || !(types.has("object") || types.has("array"))) return [name, part];
    const reading = readJson(part, defaultBodyLimits.depth);
    return [name, "problem" in reading ? part : reading.value];
  });
  return Object.fromEntries(members);
}

const formOperation: Operation = {
  id: "form",
  method: "POST",
  path: "/",
  parameters: [{ name: "body", in: "query", style: "deepObject", explode: true }],
  responses: {},
};

function nested(pair: string): string {
  const [name = "", value = ""] = pair.split(/=(.*)/s, 2);
  const [head = "", rest = ""] = name.split(/(?=\[|%5B)(.*)/is, 2);
  return `body[${head}]${rest}=${value}`;
}
