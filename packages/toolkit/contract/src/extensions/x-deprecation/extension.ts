import { ownObject, ownString } from "../../json/json-object.ts";
import { valueAt } from "../../json/json-pointer.ts";
import { suggest } from "../../names/suggest.ts";
import { defineExtension, type Extension, type ExtensionContext } from "../define-extension.ts";
import type { Inherited } from "../inherit.ts";
import { instantOf } from "./instant.ts";
import schema from "./schema.json" with { type: "json" };

export type DeprecationPhase = "active" | "maintenance" | "deprecated" | "removed";

/** Since when something is deprecated, when it goes, and what takes its place. */
export interface Deprecation {
  /** As written; absent where the dates alone decide. See `phaseAt`. */
  readonly phase?: DeprecationPhase;
  /** Instant of RFC 3339 in UTC; a bare date is its first second. */
  readonly since?: string;
  /** Instant of RFC 3339 in UTC; a bare date is its last second. */
  readonly sunset?: string;
  readonly successor?: Successor;
  /** Page that tells how to move on. */
  readonly guide?: string;
  readonly contact?: string;
  readonly reason?: string;
}

/** What takes the place of something deprecated. */
export interface Successor {
  /** Final id of the operation. */
  readonly operationId?: string;
  readonly url?: string;
  /** Name of a parameter of the same operation. */
  readonly parameter?: string;
  /** JSON pointer into the document. */
  readonly pointer?: string;
}

/** Deprecation of the whole API, a path, an operation, or a part of one. */
export const xDeprecation: Extension<"x-deprecation", Deprecation> = defineExtension({
  name: "x-deprecation",
  at: ["root", "path", "operation", "parameter", "header", "response", "schema", "errorCode"],
  schema,
  parse: parseDeprecation,
  describe: describeDeprecation,
});

const order: readonly DeprecationPhase[] = ["active", "maintenance", "deprecated", "removed"];

/**
 * The phase at a time. The one that is written holds at least; the dates move it on: `deprecated` from `since`,
 * `removed` from `sunset`. Without a phase it is `active` before `since`, and `deprecated` where there is no `since`.
 */
export function phaseAt(deprecation: Deprecation, now: Date): DeprecationPhase {
  const { phase, since, sunset } = deprecation;
  const reached = (instant: string | undefined): boolean =>
    instant !== undefined && Date.parse(instant) <= now.getTime();
  let byDates: DeprecationPhase = phase === undefined && since === undefined ? "deprecated" : "active";
  if (reached(since)) byDates = "deprecated";
  if (reached(sunset)) byDates = "removed";
  const written = phase ?? "active";
  return order.indexOf(written) > order.indexOf(byDates) ? written : byDates;
}

/** True where callers are to be told to move on: a deprecation that is not written off as `active` or `maintenance`. */
export function isDeprecated(deprecation: Deprecation): boolean {
  return deprecation.phase !== "active" && deprecation.phase !== "maintenance";
}

function parseDeprecation(input: Inherited, context: ExtensionContext): Deprecation {
  const { value } = input;
  const text = (key: string): string | undefined => ownString(value, key);
  const phase = order.find((known) => known === value["phase"]);
  const since = dateOf("since", "start", input, context);
  const sunset = dateOf("sunset", "end", input, context);
  if (since !== undefined && sunset !== undefined && Date.parse(sunset) < Date.parse(since)) {
    context.reporter.report(
      "LS1212",
      input.pointerOf("sunset"),
      { since: text("since") ?? since, sunset: text("sunset") ?? sunset },
      { related: [{ message: "deprecated since then", at: input.pointerOf("since") }] },
    );
  }
  const successor = successorOf(input, context);
  const [guide, contact, reason] = [text("guide"), text("contact"), text("reason")];
  return {
    ...(phase === undefined ? {} : { phase }),
    ...(since === undefined ? {} : { since }),
    ...(sunset === undefined ? {} : { sunset }),
    ...(successor === undefined ? {} : { successor }),
    ...(guide === undefined ? {} : { guide }),
    ...(contact === undefined ? {} : { contact }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function dateOf(
  key: "since" | "sunset",
  bareDateIs: "start" | "end",
  input: Inherited,
  context: ExtensionContext,
): string | undefined {
  const text = ownString(input.value, key);
  if (text === undefined) return undefined;
  const instant = instantOf(text, bareDateIs);
  if (instant === undefined) {
    context.reporter.report("LS1201", input.pointerOf(key), {
      path: `x-deprecation.${key}`,
      fault: `is no day of the calendar: "${text}"`,
      extension: "x-deprecation",
    });
  }
  return instant;
}

function successorOf(input: Inherited, context: ExtensionContext): Successor | undefined {
  const written = ownObject(input.value, "successor");
  if (written === undefined) return undefined;
  const report = (key: string, kind: string, name: string, candidates: Iterable<string>): void => {
    const likely = suggest(name, candidates);
    const details = likely === undefined ? {} : { hint: `did you mean "${likely}"?` };
    context.reporter.report("LS1213", input.pointerOf("successor", key), { kind, name }, details);
  };
  const id = ownString(written, "operationId");
  const operationId = id === undefined ? undefined : context.finalOperationId(id);
  if (id !== undefined && operationId === undefined)
    report("operationId", "operation", id, context.operationIds());

  const parameter = ownString(written, "parameter");
  const siblings = context.operation?.parameters.map(({ name }) => name);
  if (parameter !== undefined && siblings !== undefined && !siblings.includes(parameter)) {
    report("parameter", "parameter", parameter, siblings);
  }
  const pointer = ownString(written, "pointer")?.replace(/^#/, "");
  if (pointer !== undefined && valueAt(context.document, pointer) === undefined) {
    report("pointer", "place", pointer, []);
  }
  const url = ownString(written, "url");
  return {
    ...(operationId === undefined ? {} : { operationId }),
    ...(url === undefined ? {} : { url }),
    ...(parameter === undefined ? {} : { parameter }),
    ...(pointer === undefined ? {} : { pointer }),
  };
}

function describeDeprecation({ phase, since, sunset, successor, guide }: Deprecation): string {
  const next = successor?.operationId ?? successor?.parameter ?? successor?.url ?? successor?.pointer;
  return [
    phase ?? "deprecated",
    since === undefined ? "" : `since ${since.slice(0, 10)}`,
    sunset === undefined ? "" : `until ${sunset.slice(0, 10)}`,
    next === undefined ? "" : `use ${next}`,
    guide === undefined ? "" : `see ${guide}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
