import {
  type ContractSchemas,
  componentName,
  getAt,
  isSchemaObject,
  mapSchema,
  patternOf,
  type Schema,
  type SchemaObject,
  withoutForbidden,
} from "@lockstep/operation";
import { ContractCompileError } from "./engine.ts";

/** Which way a body travels: `readOnly` properties are refused in requests, `writeOnly` ones in answers. */
export type Direction = "request" | "response";

/** Schemas made safe for express-openapi-validator, with the components that they reach under neutral names. */
export interface EngineSchemas {
  add(schema: Schema): Schema;
  /** What `$ref`s of the added schemas lead to. */
  readonly components: { readonly [name: string]: Schema };
  /** Every `enum`, by the text that the validator's message makes of it. */
  readonly enums: ReadonlyMap<string, readonly (readonly unknown[])[]>;
}

/**
 * Rewrites schemas so that the validator's own preprocessing finds nothing to act on: it changes strings with a date format,
 * `readOnly`, `writeOnly`, `discriminator` and examples in its own way, fills in defaults, and loses what stands beside a `$ref` at
 * the top of a component. What is left means the same in plain JSON Schema.
 */
export function engineSchemas(contract: ContractSchemas, direction: Direction): EngineSchemas {
  const forbidden = direction === "request" ? "readOnly" : "writeOnly";
  const components: Record<string, Schema> = {};
  const names = new Map<string, string>();
  const enums = new Map<string, (readonly unknown[])[]>();

  const refer = (reference: string): string => {
    const target = componentName(reference);
    if (!target) return reference;
    const known = names.get(reference) ?? `c${names.size}`;
    if (!names.has(reference)) {
      names.set(reference, known);
      const { name, below } = target;
      const whole = Object.hasOwn(contract.components, name) ? contract.components[name] : undefined;
      const schema = getAt(whole, below);
      if (!isSchemaObject(schema) && typeof schema !== "boolean") {
        throw new ContractCompileError(`$ref ${reference} leads nowhere: give it a schema that exists.`);
      }
      // A component of its own even for a part of one: components are compiled apart from each other.
      // `allOf`: one that is a boolean or a `$ref` would be replaced by its target.
      components[known] = { allOf: [rewrite(schema)] };
    }
    return `#/components/schemas/${known}`;
  };

  const change = (node: SchemaObject, original: SchemaObject): Schema => {
    // Extensions may hold anything, even references, which the validator would follow.
    const kept = Object.fromEntries(
      Object.entries(node).filter(([keyword]) => !removed.has(keyword) && !keyword.startsWith("x-")),
    );
    if (typeof kept["$ref"] === "string") kept["$ref"] = refer(kept["$ref"]);
    // As a list the type is not taken for one of the strings that the validator turns into dates.
    if (kept["type"] === "string" && kept["format"] !== undefined) kept["type"] = ["string"];
    if (!knownFormats.has(kept["format"])) delete kept["format"];
    if (typeof kept["pattern"] === "string") checkPattern(kept["pattern"]);
    if (Array.isArray(kept["enum"])) {
      const text = kept["enum"].join(", ");
      enums.set(text, [...(enums.get(text) ?? []), kept["enum"]]);
    }
    return withoutForbidden(kept, original, forbidden);
  };
  const rewrite = (schema: Schema): Schema => mapSchema(schema, change);
  return { add: rewrite, components, enums };
}

const removed: ReadonlySet<string> = new Set([
  "$id",
  "$anchor",
  "$schema",
  "$comment",
  "title",
  "description",
  "default",
  "deprecated",
  "discriminator",
  "example",
  "examples",
  "externalDocs",
  "nullable",
  "readOnly",
  "writeOnly",
  "xml",
]);

// The validator warns of any other on each compilation.
const knownFormats: ReadonlySet<unknown> = new Set([
  "date",
  "time",
  "date-time",
  "iso-time",
  "iso-date-time",
  "duration",
  "uri",
  "uri-reference",
  "uri-template",
  "url",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "regex",
  "uuid",
  "json-pointer",
  "json-pointer-uri-fragment",
  "relative-json-pointer",
  "byte",
  "int32",
  "int64",
  "float",
  "double",
  "password",
  "binary",
]);

function checkPattern(pattern: string): void {
  try {
    patternOf(pattern);
  } catch (cause) {
    throw new ContractCompileError(`The pattern ${pattern} is no regular expression.`, { cause });
  }
}
