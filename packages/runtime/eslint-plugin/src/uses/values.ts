import type { LintData } from "../lint-data.ts";

/** What an expression is known to be. */
export type Value =
  /** A namespace of the generated client. */
  | { readonly kind: "module"; readonly descriptors: boolean }
  /** `createFleet`. */
  | { readonly kind: "factory" }
  /** What the factory answers. */
  | { readonly kind: "client" }
  /** `client.raw`, the plain openapi-fetch client. */
  | { readonly kind: "raw" }
  /** `client.raw.GET`. */
  | { readonly kind: "raw-method"; readonly method: string };

/** What a member of a value is: another value, an operation, or nothing of interest. */
export type Member = { readonly value: Value } | { readonly operation: string } | undefined;

export function memberOf(data: LintData, value: Value, name: string): Member {
  const isOperation = Object.hasOwn(data.operations, name);
  switch (value.kind) {
    case "module":
      if (name === data.factory) return { value: { kind: "factory" } };
      return value.descriptors && isOperation ? { operation: name } : undefined;
    case "client":
      if (isOperation) return { operation: name };
      return name === "raw" ? { value: { kind: "raw" } } : undefined;
    case "raw":
      return /^[A-Z]+$/.test(name) ? { value: { kind: "raw-method", method: name } } : undefined;
    default:
      return undefined;
  }
}
