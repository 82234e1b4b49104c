import { entriesOf, isJsonObject, own, ownString, referenceOf } from "../../json/json-object.ts";
import { joinPointer, pointerOfFragment } from "../../json/json-pointer.ts";
import type { SchemaNode } from "../../model.ts";
import { suggest } from "../../names/suggest.ts";
import { schemaAt } from "../../queries/schema-at.ts";
import type { Extension, ExtensionContext } from "../define-extension.ts";
import { defineExtension } from "../define-extension.ts";
import type { Inherited, Layer } from "../inherit.ts";
import type { Deprecation } from "../x-deprecation/extension.ts";
import schema from "./schema.json" with { type: "json" };

export type { ErrorFormat, ImpliedCodes, ImpliedFailure } from "../x-error-format/extension.ts";

/** One entry of the catalogue of errors. */
export interface ErrorCode {
  readonly code: string;
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** One line for people. */
  readonly title: string;
  /** Template over the properties of the details, e.g. `{resource} {id} was not found`. Default: the title. */
  readonly message: string;
  /** Schema of the typed details: a `$ref` to a component. Absent where the code has none. */
  readonly details?: SchemaNode;
  /** JSON pointer of that component in the document. */
  readonly detailsPointer?: string;
  /** When a request that failed with it may be sent again. Default `never`. */
  readonly retry: "never" | "idempotent" | "always";
  /** Page about the code. */
  readonly docs?: string;
  /** Category of its prefix, by `x-error-categories`. */
  readonly category?: string;
  readonly deprecation?: Deprecation;
  /** JSON pointer into the document. */
  readonly pointer: string;
}

/** The catalogue at the root; lists of its codes on path items, operations and responses. */
export const xErrorCodes: Extension<"x-error-codes", readonly ErrorCode[]> = defineExtension({
  name: "x-error-codes",
  at: ["root", "path", "operation", "response"],
  schema,
  parse: parseCatalogue,
  describe: (codes) => codes.map(({ code, status }) => `${code} (${status})`).join(", "),
});

/**
 * Codes that a path item, an operation or a response lists; those not in the catalogue are reported and left out. Without any catalogue
 * a list may be somebody else's extension of the same name: it is no error.
 */
export function parseCodeList(layer: Layer, context: ExtensionContext): readonly ErrorCode[] {
  if (!Array.isArray(layer.value)) return [];
  if (context.errorCodes.size === 0) {
    context.reporter.report("LS1217", layer.pointer, {}, { part: "key" });
    return [];
  }
  return layer.value.flatMap((code, index) => {
    const known = context.errorCodes.get(String(code));
    if (known === undefined) {
      const path = `x-error-codes[${index}]`;
      reportUnknownCode(String(code), path, joinPointer(layer.pointer, index), context);
    }
    return known ?? [];
  });
}

/** Reports a name that is not in the catalogue. */
export function reportUnknownCode(
  code: string,
  path: string,
  pointer: string,
  context: ExtensionContext,
): void {
  const likely = suggest(code, context.errorCodes.keys());
  const details = likely === undefined ? {} : { hint: `did you mean "${likely}"?` };
  context.reporter.report("LS1209", pointer, { path, code }, details);
}

function parseCatalogue(input: Inherited, context: ExtensionContext): readonly ErrorCode[] {
  return entriesOf(input.value).flatMap(([code, entry]) => {
    if (!isJsonObject(entry)) return [];
    const pointer = input.pointerOf(code);
    const title = ownString(entry, "title") ?? code;
    const message = ownString(entry, "message") ?? title;
    const details = own(entry, "details");
    const ref = referenceOf(details);
    const docs = ownString(entry, "docs");
    if (ref !== undefined) checkMessage(code, message, { $ref: ref }, pointer, context);
    return {
      code,
      status: Number(entry["status"]),
      title,
      message,
      ...(typeof details === "boolean" || isJsonObject(details) ? { details } : {}),
      ...(ref === undefined ? {} : { detailsPointer: pointerOfFragment(ref.slice(1)) }),
      retry: retryOf(entry["retry"]),
      ...(docs === undefined ? {} : { docs }),
      pointer,
    };
  });
}

function retryOf(value: unknown): ErrorCode["retry"] {
  return value === "idempotent" || value === "always" ? value : "never";
}

/** Each `{name}` of a message has to be a property of the details. */
function checkMessage(
  code: string,
  message: string,
  details: SchemaNode,
  pointer: string,
  context: ExtensionContext,
): void {
  for (const [, property = ""] of message.matchAll(/\{([\w.-]+)\}/g)) {
    const found = schemaAt(context, details, joinPointer("", ...property.split(".")));
    if (found.kind !== "missing") continue;
    const likely = suggest(found.segment, found.known);
    context.reporter.report(
      "LS1211",
      joinPointer(pointer, "message"),
      { path: `x-error-codes.${code}.message`, property: `{${property}}`, code },
      {
        part: { text: property },
        ...(likely === undefined ? {} : { hint: `did you mean "${likely}"?` }),
      },
    );
  }
}
