import type { Slot } from "./grammar.ts";
import { type MutableObject, setOwn } from "./mutable.ts";

/** What stands in for a node that a dead `$ref` was to give, and how a finding tells of it. */
export interface Stub {
  /** Follows "it is". */
  readonly told: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Makes the holder of a dead `$ref` what is true of every node that may have been meant: a schema that allows anything, a body
 * of any content. What stands beside the `$ref` stays. A parameter without a name is no parameter: it is left out by `assemble`.
 */
export function stubReference(holder: MutableObject, { kind, shape }: Slot): Stub {
  const stub = shape === "map" ? leftOut : (stubs[kind] ?? anything);
  Reflect.deleteProperty(holder, "$ref");
  for (const [key, value] of Object.entries(stub.fields)) {
    if (!Object.hasOwn(holder, key)) setOwn(holder, key, structuredClone(value));
  }
  return stub;
}

const anything: Stub = { told: "read as anything", fields: {} };
const anyContent: Stub = { told: "read as any content", fields: { content: { "*/*": {} } } };
const leftOut: Stub = { told: "left out", fields: {} };

const stubs: Readonly<Partial<Record<Slot["kind"], Stub>>> = {
  response: anyContent,
  requestBody: anyContent,
  parameter: leftOut,
  example: leftOut,
  link: leftOut,
  callback: leftOut,
  pathItem: leftOut,
  errorCatalogue: leftOut,
  // Whoever serves the operation has to say what the credential is worth; without one nobody gets in.
  securityScheme: { told: "read as a bearer token", fields: { type: "http", scheme: "bearer" } },
};
