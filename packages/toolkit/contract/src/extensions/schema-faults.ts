import { createRequire } from "node:module";
import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { isJsonObject } from "../json/json-object.ts";
import { pointerSegments } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";
import { suggest } from "../names/suggest.ts";

/** One fault of a value against the schema of its extension. */
export interface SchemaFault {
  /** Way from the extension's value to the wrong one. */
  readonly path: readonly string[];
  /** What is wrong, to follow the name of the value. */
  readonly text: string;
  readonly hint?: string | undefined;
  /** True where the fault is what the value lacks, so that its key stands for it. */
  readonly onKey?: boolean;
  /** Set where the fault is a key that is not known; `known` are those that are. */
  readonly unknownKey?: string;
  readonly known: readonly string[];
}

let ajv: Ajv2020 | undefined;
const validators = new Map<string, ValidateFunction>();

/** Checks a value; the schema of each extension is compiled when it is first needed. */
export function schemaFaults(
  extension: { readonly name: string; readonly schema: JsonObject },
  value: unknown,
): readonly SchemaFault[] {
  let validate = validators.get(extension.name);
  if (validate === undefined) {
    ajv ??= createAjv();
    validate = ajv.compile(extension.schema);
    validators.set(extension.name, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).filter(({ keyword }) => keyword !== "if").map(faultOf);
}

/** Ajv is most of what the loader consists of, and only documents with our extensions need it. */
function createAjv(): Ajv2020 {
  const { Ajv2020 }: typeof import("ajv/dist/2020.js") = createRequire(import.meta.url)("ajv/dist/2020.js");
  return new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    verbose: true,
    strictTypes: false,
    strictRequired: false,
  });
}

function faultOf(error: ErrorObject): SchemaFault {
  const path = pointerSegments(error.instancePath);
  const base = { path, known: [] };
  const parameters: JsonObject = error.params;
  switch (error.keyword) {
    case "additionalProperties": {
      const known = isJsonObject(error.parentSchema?.["properties"])
        ? Object.keys(error.parentSchema["properties"])
        : [];
      return { path, text: "", unknownKey: String(parameters["additionalProperty"]), known };
    }
    case "required":
      return {
        ...base,
        text: `needs "${parameters["missingProperty"]}"`,
        hint: `add ${parameters["missingProperty"]}`,
        onKey: true,
      };
    case "type": {
      const types = Array.isArray(parameters["type"]) ? parameters["type"] : [parameters["type"]];
      return { ...base, text: `has to be ${types.map(article).join(" or ")}, but is ${shown(error.data)}` };
    }
    case "enum": {
      const allowed = Array.isArray(parameters["allowedValues"])
        ? parameters["allowedValues"].map(String)
        : [];
      const likely = typeof error.data === "string" ? suggest(error.data, allowed) : undefined;
      return {
        ...base,
        text: `has to be one of ${allowed.join(", ")}, but is ${shown(error.data)}`,
        hint: likely === undefined ? undefined : `did you mean "${likely}"?`,
      };
    }
    case "minimum":
    case "maximum":
      return { ...base, text: `${error.message ?? "is out of range"}, but is ${shown(error.data)}` };
    case "pattern":
    case "propertyNames": {
      const comment = error.parentSchema?.["$comment"];
      const expected = typeof comment === "string" ? comment : `a text that matches ${parameters["pattern"]}`;
      return { ...base, text: `has to be ${expected}, but is ${shown(error.propertyName ?? error.data)}` };
    }
    default:
      return { ...base, text: error.message ?? "is wrong" };
  }
}

function article(type: unknown): string {
  return `${/^[aeiou]/.test(String(type)) ? "an" : "a"} ${type}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isJsonObject(value)) return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
