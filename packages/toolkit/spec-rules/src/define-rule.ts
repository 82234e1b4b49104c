import type { Location, Oas3Rule, Oas3Visitor, UserContext } from "@redocly/openapi-core";
import { type ContractDocument, readDocument } from "./document/contract-document.ts";
import type { JsonObject } from "./document/json.ts";

/** A lint rule: one folder, one line in `rules/index.ts`. */
export interface SpecRule {
  /** Kebab-case; `lockstep/<name>` in a configuration. */
  readonly name: string;
  /** Severity in the recommended configuration. */
  readonly severity: "error" | "warn";
  /** The rule as Redocly runs it. */
  readonly rule: Oas3Rule;
}

/** Something that a rule found. */
export interface Finding {
  /** What is wrong and what to do, in one line. */
  readonly message: string;
  readonly at: Location;
  /** Underline the key rather than the value. Default false. */
  readonly onKey?: boolean;
  /** Names that may have been meant. */
  readonly suggest?: readonly string[];
}

/** What a rule is given. */
export interface RuleContext {
  readonly document: ContractDocument;
  /** Options of the rule in the user's configuration. */
  readonly options: JsonObject;
  readonly report: (finding: Finding) => void;
}

interface RuleDefinition {
  readonly name: string;
  readonly severity: "error" | "warn";
}

/** Defines a rule that looks at the whole document once. */
export function defineRule(
  definition: RuleDefinition & { readonly check: (context: RuleContext) => void },
): SpecRule {
  const { name, severity, check } = definition;
  const rule: Oas3Rule = (options) => ({
    Root(root: unknown, context: UserContext) {
      const document = readDocument(root, context);
      check({ document, options, report: (finding) => reportTo(context, finding) });
    },
  });
  return { name, severity, rule };
}

/** Defines a rule that looks at each object of the document, of whatever type, schemas included. */
export function defineNodeRule(
  definition: RuleDefinition & {
    readonly visit: (node: unknown, context: NodeContext) => void;
  },
): SpecRule {
  const { name, severity, visit } = definition;
  const visitor: Oas3Visitor = {
    any(node: unknown, context: UserContext) {
      const { location } = context;
      const extensible = context.type.extensionsPrefix !== undefined;
      visit(node, { location, extensible, report: (finding) => reportTo(context, finding) });
    },
  };
  return { name, severity, rule: () => visitor };
}

/** What a node rule is given beside the node. */
export interface NodeContext {
  readonly location: Location;
  /** Whether keys of this object that start with `x-` are extensions (in a map of headers they are names). */
  readonly extensible: boolean;
  readonly report: (finding: Finding) => void;
}

function reportTo(context: UserContext, finding: Finding): void {
  context.report({
    message: finding.message,
    location: { source: finding.at.source, pointer: finding.at.pointer, reportOnKey: finding.onKey ?? false },
    suggest: [...(finding.suggest ?? [])],
  });
}
