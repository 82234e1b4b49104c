import { type ContractSchemas, mapSchema, type Schema } from "@lockstep/operation";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Judges answers by the document's schemas alone, without the runtimes' own checker. Gives what is wrong. */
export function responseCheck(
  schemas: ContractSchemas,
): (operationId: string, status: number, contentType: string, body: unknown) => string | undefined {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    code: { regExp: Object.assign(lenient, { code: "new RegExp" }) },
  });
  addFormats.default(ajv);
  const components = Object.entries(schemas.components).map(
    ([name, schema]) => [name, answered(schema)] as const,
  );
  ajv.addSchema({ $id: "document", components: { schemas: Object.fromEntries(components) } });
  return (operationId, status, contentType, body) => {
    const responses = schemas.operations[operationId]?.responses;
    const content =
      responses?.[String(status)] ?? responses?.[`${String(status)[0]}XX`] ?? responses?.["default"];
    const type = contentType.split(";")[0]?.trim() ?? "";
    const key = Object.keys(content ?? {}).find((one) => one.split(";")[0]?.trim() === type);
    const schema = key === undefined ? undefined : content?.[key];
    if (schema === undefined) return undefined;
    const anchored: object | boolean = JSON.parse(
      JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/'),
    );
    return ajv.validate(anchored, body) ? undefined : `the answer is not valid: ${ajv.errorsText()}`;
  };
}

function lenient(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}

/** Answers need not hold what only requests carry (OAS 3.1 §4.8.24.5). */
function answered(schema: Schema): Schema {
  return mapSchema(schema, (node) => {
    const { properties, required } = node;
    if (!Array.isArray(required) || typeof properties !== "object" || properties === null) return node;
    const sent = new Set(
      Object.entries(properties).flatMap(([name, one]) =>
        typeof one === "object" && one !== null && (one as { writeOnly?: unknown }).writeOnly === true
          ? [name]
          : [],
      ),
    );
    return { ...node, required: required.filter((name) => !sent.has(String(name))) };
  });
}
