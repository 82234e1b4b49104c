import type { Extension } from "./define-extension.ts";
import { xDeprecation } from "./x-deprecation/extension.ts";
import { xEnvelope } from "./x-envelope/extension.ts";
import { xErrorCategories } from "./x-error-categories/extension.ts";
import { xErrorCodes } from "./x-error-codes/extension.ts";
import { xErrorFormat } from "./x-error-format/extension.ts";
import { xPagination } from "./x-pagination/extension.ts";

/** What can be said of any extension, whatever its value. */
export type AnyExtension = Pick<Extension<string, never>, "name" | "at" | "schema">;

/** Every extension that is understood. A new one is a folder beside this file and a line here. */
export const extensions: readonly AnyExtension[] = [
  xErrorCodes,
  xErrorFormat,
  xErrorCategories,
  xEnvelope,
  xPagination,
  xDeprecation,
];

/** Names of the vocabulary that mean something to Lockstep but are not read here yet. */
export const plannedExtensions: readonly string[] = [
  "x-deprecation-policy",
  "x-rate-limit",
  "x-idempotency",
  "x-cache",
  "x-retry",
  "x-sensitive",
];
