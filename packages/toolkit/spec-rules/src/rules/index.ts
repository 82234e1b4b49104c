import type { SpecRule } from "../define-rule.ts";
import { deprecationSuccessorExists } from "./deprecation-successor-exists/rule.ts";
import { deprecationSunset } from "./deprecation-sunset/rule.ts";
import { errorCodeCategory } from "./error-code-category/rule.ts";
import { errorCodeDeclared } from "./error-code-declared/rule.ts";
import { errorCodeStatusMatch } from "./error-code-status-match/rule.ts";
import { errorCodeUnused } from "./error-code-unused/rule.ts";
import { errorCodesRequired } from "./error-codes-required/rule.ts";
import { limitBounds } from "./limit-bounds/rule.ts";
import { listPaginated } from "./list-paginated/rule.ts";
import { sunsetPassed } from "./sunset-passed/rule.ts";
import { unknownExtension } from "./unknown-extension/rule.ts";

/** Every rule of the plugin; to add one, add a folder and a line. */
export const rules: readonly SpecRule[] = [
  errorCodesRequired,
  errorCodeDeclared,
  errorCodeStatusMatch,
  errorCodeCategory,
  errorCodeUnused,
  listPaginated,
  limitBounds,
  deprecationSunset,
  deprecationSuccessorExists,
  sunsetPassed,
  unknownExtension,
];
