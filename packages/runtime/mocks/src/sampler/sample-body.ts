import { essence, isJson, isText, type Schema } from "@lockstep/operation";
import { isKeywords, isSchema } from "./keywords.ts";
import type { SampledInput } from "./sample-input.ts";
import { sampledType } from "./sampled-type.ts";
import type { Sampling } from "./sampling.ts";

/**
 * A body in a declared media type: a value for JSON and forms, text or bytes for all else.
 * @param schema as requests are held against it; absent: the contract says nothing of it.
 */
export function sampleBody(
  sampling: Sampling,
  declared: string,
  schema: Schema | undefined,
  seed: number,
): Pick<SampledInput, "body" | "contentType"> {
  const contentType = sampledType(sampling, declared, schema);
  const type = essence(contentType);
  if (type === "application/x-www-form-urlencoded") {
    return { body: sampleForm(sampling, schema, seed), contentType };
  }
  if (type === "multipart/form-data") {
    return { body: withFiles(sampleForm(sampling, schema, seed), schema, sampling), contentType };
  }
  const value = schema === undefined ? {} : sampling.make({ schema, seed }).value;
  if (isJson(type)) return { body: value, contentType };
  // Of a text the schema may say how long it is; of an object that is written as XML or the like nothing is known here.
  if (isText(type)) return { body: typeof value === "object" ? "text" : String(value), contentType };
  return { body: new Blob(["bytes"], { type }), contentType };
}

/** Fields, wherever the schema allows an object. */
function sampleForm(sampling: Sampling, schema: Schema | undefined, seed: number): unknown {
  const fields = sampling.make({ schema: { allOf: [schema ?? true, { type: "object" }] }, seed });
  if (!fields.valid && schema !== undefined) return sampling.make({ schema, seed }).value;
  const isBare = isKeywords(fields.value) && Object.keys(fields.value).length === 0;
  const bare = { field: "text" };
  return isBare && sampling.fits(schema, bare) ? bare : fields.value;
}

/** Puts files where the schema of a form wants them, alone or in a list. */
function withFiles(value: unknown, schema: Schema | undefined, sampling: Sampling): unknown {
  if (schema === undefined) return value;
  if (!isKeywords(value)) return withFile(value, schema, sampling);
  const properties = sampling.properties(schema);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withFile(part, properties[name], sampling)]),
  );
}

function withFile(value: unknown, schema: Schema | undefined, sampling: Sampling): unknown {
  if (schema === undefined) return value;
  const { format, contentMediaType: media, items } = sampling.keywords(schema);
  if (Array.isArray(value)) {
    return value.map((element: unknown) => withFile(element, isSchema(items) ? items : undefined, sampling));
  }
  const isFile = format === "binary" || (typeof media === "string" && !isJson(media) && !isText(media));
  return typeof value === "string" && isFile ? new Blob(["bytes"]) : value;
}
