import { type Dereference, decodeParameters, type Schema } from "@lockstep/operation";
import type { Reading } from "./read-json.ts";

const name = "form";

/**
 * Reads `application/x-www-form-urlencoded` (WHATWG URL §5) into an object, typed as the schema says. It is the strict reader of
 * parameters that does it: `a=1&b[c]=2` is what `form[a]=1&form[b][c]=2` is to a `deepObject` parameter.
 */
export function readForm(text: string, schema: Schema | undefined, dereference: Dereference): Reading {
  const pairs = text.split("&").filter((pair) => pair !== "");
  const query = pairs
    .map((pair) => `${name}${pair.replace(/^[^[=%]*(?:%(?!5b)[^[=%]*)*/i, "[$&]")}`)
    .join("&");
  const { parameters, violations } = decodeParameters(
    {
      id: name,
      method: "POST",
      path: "/",
      responses: {},
      parameters: [{ name, in: "query", style: "deepObject", explode: true }],
    },
    { path: {}, query, header: () => undefined },
    { schemas: schema === undefined ? {} : { parameters: { [`query.${name}`]: schema } }, dereference },
  );
  return violations[0] ? { problem: violations[0].message } : { value: parameters.query[name] ?? {} };
}
