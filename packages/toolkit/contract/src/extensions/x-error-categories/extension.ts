import { entriesOf } from "../../json/json-object.ts";
import { defineExtension, type Extension } from "../define-extension.ts";
import schema from "./schema.json" with { type: "json" };

/** Names of categories by the prefix that their codes have. */
export type ErrorCategories = ReadonlyMap<string, string>;

/** Categories of error codes, at the root: `{ AUTH_: Authentication }`. */
export const xErrorCategories: Extension<"x-error-categories", ErrorCategories> = defineExtension({
  name: "x-error-categories",
  at: ["root"],
  schema,
  parse: (input) => new Map(entriesOf(input.value).map(([prefix, name]) => [prefix, String(name)])),
  describe: (categories) => [...categories].map(([prefix, name]) => `${prefix}: ${name}`).join(", "),
});

/** The category of a code: that of the longest prefix that fits. */
export function categoryOf(code: string, categories: ErrorCategories): string | undefined {
  const [best] = [...categories.keys()]
    .filter((prefix) => code.startsWith(prefix))
    .sort((one, other) => other.length - one.length);
  return best === undefined ? undefined : categories.get(best);
}
