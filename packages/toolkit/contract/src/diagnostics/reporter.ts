import type { PlacePart } from "../source/locate.ts";
import {
  type DiagnosticCatalogue,
  type DiagnosticDefinition,
  type DiagnosticParameters,
  fillTemplate,
} from "./define-diagnostics.ts";
import type { Diagnostic, RelatedLocation, Severity, SourceFrame, SourceLocation } from "./diagnostic.ts";

/** Turns places into lines and columns; a contract's `source` is one, for JSON pointers. */
export interface Locate<At> {
  locate(at: At, part?: PlacePart): SourceLocation;
  frame(location: SourceLocation): SourceFrame | undefined;
}

/** What may be said beside a finding's parameters. */
export interface ReportDetails<At> {
  /** Which part of the node is underlined. Default `value`. */
  readonly part?: PlacePart;
  /** What is done about an error that does not stop anything after all: it becomes a warning, and this follows its message. */
  readonly recovered?: string;
  /** Replaces the hint of the catalogue. */
  readonly hint?: string | undefined;
  readonly related?: readonly { readonly message: string; readonly at: At; readonly part?: PlacePart }[];
}

/** Other severities than the catalogue's, by id. What stops generation as an error cannot be softened. */
export type SeverityRules = Readonly<Record<string, Severity | "off">>;

/** Collects findings; nothing is thrown and nothing printed. */
export interface Reporter<Catalogue extends DiagnosticCatalogue, At = string> {
  /** Adds a finding; one that is the same in id, place and words is added once. */
  report<Id extends keyof Catalogue & string>(
    id: Id,
    at: At,
    parameters: DiagnosticParameters<Catalogue[Id]>,
    details?: ReportDetails<At>,
  ): void;
  /** What was reported so far, in order. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a reporter for a package's own catalogue.
 * @param locate Where pointers stand in files: the `source` of a contract.
 * @param recovery What is done about errors of an id, which makes them warnings; see `ReportDetails.recovered`.
 */
export function createReporter<const Catalogue extends DiagnosticCatalogue, At = string>(
  catalogue: Catalogue,
  locate: Locate<At>,
  rules: SeverityRules = {},
  recovery: (id: string) => string | undefined = () => undefined,
): Reporter<Catalogue, At> {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  return {
    diagnostics,
    report(id, at, parameters, details = {}) {
      const definition: DiagnosticDefinition | undefined = catalogue[id];
      if (definition === undefined) throw new Error(`"${id}" is in no catalogue; declare it first.`);
      const recovered = details.recovered ?? (definition.severity === "error" ? recovery(id) : undefined);
      const severity = severityOf(id, recovered === undefined ? definition.severity : "warning", rules);
      if (severity === "off") return;
      const fault = fillTemplate(definition.message, parameters);
      const message = recovered === undefined ? fault : `${fault}; ${recovered}`;
      const key = JSON.stringify([id, at, message]);
      if (seen.has(key)) return;
      seen.add(key);
      const hint = details.hint ?? fillTemplate(definition.hint, parameters);
      diagnostics.push(lazyDiagnostic({ id, severity, message, hint }, at, details, locate));
    },
  };
}

function severityOf(id: string, declared: Severity, rules: SeverityRules): Severity | "off" {
  if (declared === "error" || !Object.hasOwn(rules, id)) return declared;
  return rules[id] ?? declared;
}

/** Looking positions up means reading a file again, so it waits until somebody prints the finding. */
function lazyDiagnostic<At>(
  words: Pick<Diagnostic, "id" | "severity" | "message"> & { readonly hint: string },
  at: At,
  details: ReportDetails<At>,
  locate: Locate<At>,
): Diagnostic {
  const location = once(() => locate.locate(at, details.part));
  const frame = once(() => locate.frame(location()));
  const related = once((): readonly RelatedLocation[] =>
    (details.related ?? []).map((place) => ({
      message: place.message,
      location: locate.locate(place.at, place.part),
    })),
  );
  return Object.freeze({
    ...words,
    get location() {
      return location();
    },
    get related() {
      return related();
    },
    get frame() {
      return frame();
    },
  });
}

function once<Value>(compute: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}
