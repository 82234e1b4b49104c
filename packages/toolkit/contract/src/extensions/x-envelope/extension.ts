import { ownObject, ownString } from "../../json/json-object.ts";
import type { JsonObject } from "../../model.ts";
import { schemaAt } from "../../queries/schema-at.ts";
import { checkPointer, type LocatorSite, readLocator, successBodies } from "../check-locator.ts";
import { defineExtension, type Extension, type ExtensionContext } from "../define-extension.ts";
import type { Inherited } from "../inherit.ts";
import schema from "./schema.json" with { type: "json" };

/** What an envelope can say about an answer, beside its data. */
export type EnvelopeMeta = "requestId" | "timestamp" | "apiVersion" | "durationMs" | "deprecation";

/** Parts of a JSON body, as JSON pointers into it. */
export interface Envelope {
  /** What handlers return and callers receive. */
  readonly data: string;
  /** The constant `true` in answers of success and `false` in errors. */
  readonly success?: string;
  readonly meta: Readonly<Record<EnvelopeMeta, string | undefined>>;
}

/** The envelope of JSON bodies: at the root for all operations, nearer for some; `false` where there is none. */
export const xEnvelope: Extension<"x-envelope", Envelope> = defineExtension({
  name: "x-envelope",
  at: ["root", "path", "operation"],
  schema,
  parse: parseEnvelope,
  describe: ({ data }) => `the data is at ${data === "" ? "the root" : data} of the body`,
});

function parseEnvelope(input: Inherited, context: ExtensionContext): Envelope | undefined {
  const data = partOf(["data"], input, context);
  if (data === undefined) return undefined;
  const success = partOf(["success"], input, context);
  const meta = (name: EnvelopeMeta): string | undefined => partOf(["meta", name], input, context);
  return {
    data,
    ...(success === undefined ? {} : { success }),
    meta: {
      requestId: meta("requestId"),
      timestamp: meta("timestamp"),
      apiVersion: meta("apiVersion"),
      durationMs: meta("durationMs"),
      deprecation: meta("deprecation"),
    },
  };
}

/** The pointer of one part. Where an operation is known, it is checked against the bodies of its successful answers. */
function partOf(path: readonly string[], input: Inherited, context: ExtensionContext): string | undefined {
  const name = path.at(-1) ?? "";
  const holder: JsonObject | undefined =
    path.length === 1 ? input.value : ownObject(input.value, path[0] ?? "");
  const text = holder === undefined ? undefined : ownString(holder, name);
  if (text === undefined) return undefined;
  const site = { text, path: `x-envelope.${path.join(".")}`, pointer: input.pointerOf(...path) };
  const locator = readLocator(site, context);
  if (locator === undefined) return undefined;
  if (locator.of !== "response" || locator.in !== "body") {
    const fault = "is no part of the response's body";
    context.reporter.report("LS1205", site.pointer, { path: site.path, locator: text, fault });
    return undefined;
  }
  return fits(locator.pointer, site, context) ? locator.pointer : undefined;
}

/** What the operation says itself has to hold; what it inherits is left out where it does not fit. */
function fits(pointer: string, site: LocatorSite, context: ExtensionContext): boolean {
  const { operation, reporter } = context;
  if (operation === undefined) return true;
  const isOwn = site.pointer.startsWith(`${operation.pointer}/`);
  return successBodies(operation).every((body) => {
    if (isOwn) return checkPointer(pointer, site, body, context);
    if (schemaAt(context, body.schema, pointer).kind !== "missing") return true;
    const consequence =
      site.path === "x-envelope.data" ? "it is switched off here" : "that part is left out here";
    reporter.report(
      "LS1208",
      operation.pointer,
      { operation: `${operation.method} ${operation.path}`, subject: body.subject, pointer, consequence },
      { part: "key", related: [{ at: site.pointer, message: "the envelope that is inherited" }] },
    );
    return false;
  });
}
