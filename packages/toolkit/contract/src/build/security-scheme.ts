import { own, ownString } from "../json/json-object.ts";
import type { JsonObject } from "../model.ts";

/** A security scheme that runtimes can work with, and what was wrong with the one that is written. */
export interface SoundScheme {
  readonly scheme: JsonObject;
  readonly fault?: string;
  /** What it is read as, in words. */
  readonly read?: string;
}

const types = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];
const places = ["header", "query", "cookie"];

/**
 * Reads a scheme (OAS 3.1 §4.8.27). One whose type is not known is asked for all the same, as a scheme of the
 * `Authorization` header: what cannot be read must never let anybody pass.
 */
export function soundScheme(name: string, written: JsonObject): SoundScheme {
  const type = ownString(written, "type") ?? "";
  const known = types.find((one) => one.toLowerCase() === type.toLowerCase());
  if (known === "apiKey") return apiKey(name, written, type);
  if (known === "http") return http(written, type);
  const fault = `has the type ${JSON.stringify(own(written, "type") ?? null)}`;
  if (known !== undefined)
    return known === type ? { scheme: written } : changed(written, { type: known }, fault);
  // Swagger 2.0 has the type basic; others are put into the type as well.
  const scheme = /^[a-z][\w-]*$/i.test(type) ? type : "bearer";
  return changed(written, { type: "http", scheme }, fault);
}

function apiKey(name: string, written: JsonObject, type: string): SoundScheme {
  const place = places.find((one) => one === own(written, "in"));
  const field = ownString(written, "name") ?? "";
  if (type === "apiKey" && place !== undefined && field !== "") return { scheme: written };
  const fault =
    place === undefined
      ? `is in ${JSON.stringify(own(written, "in") ?? null)}`
      : field === ""
        ? "has no name"
        : `has the type "${type}"`;
  return changed(written, { type: "apiKey", in: place ?? "header", name: field || name }, fault);
}

function http(written: JsonObject, type: string): SoundScheme {
  const scheme = ownString(written, "scheme") ?? "";
  if (type === "http" && scheme !== "") return { scheme: written };
  const fault = scheme === "" ? "names no scheme of HTTP" : `has the type "${type}"`;
  return changed(written, { type: "http", scheme: scheme || "bearer" }, fault);
}

function changed(written: JsonObject, change: Readonly<Record<string, string>>, fault: string): SoundScheme {
  const read = Object.entries(change)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");
  return { scheme: { ...written, ...change }, fault, read };
}
