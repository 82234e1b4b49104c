import type { Operation } from "../operation.ts";
import { decodeParameters } from "../parameters/decode.ts";
import type { Dereference } from "../parameters/grammar.ts";
import type { Schema } from "../validation/schemas.ts";
import type { BodyReading } from "./json.ts";

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
  return { value: parameters.query["body"] ?? {} };
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
