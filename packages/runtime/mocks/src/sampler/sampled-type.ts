import { isMediaRange, type Schema } from "@lockstep/operation";
import type { Sampling } from "./sampling.ts";

/**
 * The media type of a body that is made up: the declared one. Of a range it is JSON, unless the schema is a text or bytes, or a usual
 * type of its kind.
 */
export function sampledType(sampling: Sampling, declared: string, schema: Schema | undefined): string {
  if (!isMediaRange(declared)) return declared;
  const [kind = "", subtype] = declared.trim().toLowerCase().split("/");
  const usual = subtype === "*" ? usualTypes[kind] : undefined;
  if (usual !== undefined) return usual;
  const { type, format } = schema === undefined ? {} : sampling.keywords(schema);
  if (type !== "string" || declared.endsWith("json")) return "application/json";
  return format === "binary" ? "application/octet-stream" : "text/plain";
}

const usualTypes: { readonly [kind: string]: string | undefined } = {
  text: "text/plain",
  image: "image/png",
  audio: "audio/mpeg",
  video: "video/mp4",
  font: "font/woff2",
  model: "model/gltf-binary",
  multipart: "multipart/form-data",
};
