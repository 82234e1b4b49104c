import type { LintData } from "../lint-data.ts";
import { nameOf, staticString } from "../syntax/names.ts";
import { child, children, parentOf, type SyntaxNode, text } from "../syntax/node.ts";
import { isGlobal, type SourceCode, variableOf } from "../syntax/scope.ts";
import { fetchUse } from "./fetch-use.ts";
import { createFollow, type Follow } from "./follow.ts";
import { isClientModule, isOperationsModule } from "./modules.ts";
import type { OperationUse } from "./operation-use.ts";

export interface FindUsesOptions {
  readonly data: LintData;
  readonly sourceCode: SourceCode;
  /** Names under which other files of the project export a client. */
  readonly clients: readonly string[];
  /** Called once for each use, in no particular order, when the file has been read. */
  readonly found: (use: OperationUse) => void;
}

/** Listeners that find the uses of the API's operations in a file. */
export function findUses(options: FindUsesOptions): Record<string, (node: SyntaxNode) => void> {
  const { data, sourceCode } = options;
  // Most files of a project have nothing to do with the API.
  if (!mentionsAny(sourceCode.text, data)) return {};
  const starts: SyntaxNode[] = [];
  const thisMembers: SyntaxNode[] = [];
  const start = (node: SyntaxNode): void => {
    starts.push(node);
  };
  return {
    ImportDeclaration: start,
    ExportNamedDeclaration: start,
    ImportExpression: start,
    CallExpression: start,
    MemberExpression(node) {
      if (child(node, "object")?.type === "ThisExpression") thisMembers.push(node);
    },
    "Program:exit"() {
      const reported = new Set<SyntaxNode>();
      const found = (use: OperationUse): void => {
        if (!reported.has(use.node)) options.found(use);
        reported.add(use.node);
      };
      const follow = createFollow({ data, sourceCode, thisMembers, found });
      for (const node of starts) startAt(node, { ...options, found }, follow);
    },
  };
}

/** A call by URL may be written in many ways; any other use spells the operation's name or its path. */
function mentionsAny(source: string, { operations, origins }: LintData): boolean {
  if (origins.length > 0 && source.includes("fetch(")) return true;
  return Object.entries(operations).some(([id, { path }]) => source.includes(id) || source.includes(path));
}

function startAt(node: SyntaxNode, options: FindUsesOptions, follow: Follow): void {
  const { data, sourceCode, found } = options;
  const specifier = staticString(child(node, "source"));
  switch (node.type) {
    case "ImportDeclaration":
      for (const imported of children(node, "specifiers")) {
        startAtImport(imported, specifier ?? "", options, follow);
      }
      return;
    case "ExportNamedDeclaration":
      if (specifier === undefined || !isOperationsModule(data, specifier)) return;
      for (const exported of children(node, "specifiers")) {
        startAtDescriptor(child(exported, "local"), options);
      }
      return;
    case "ImportExpression":
      if (specifier !== undefined) startAtModule(node, specifier, data, follow);
      return;
    default: {
      const required = requiredModule(sourceCode, node);
      if (required !== undefined) startAtModule(node, required, data, follow);
      const use = fetchUse(data, sourceCode, node);
      if (use) found(use);
    }
  }
}

function startAtModule(node: SyntaxNode, specifier: string, data: LintData, follow: Follow): void {
  if (!isClientModule(data, specifier)) return;
  follow.expression(node, { kind: "module", descriptors: isOperationsModule(data, specifier) });
}

function startAtImport(node: SyntaxNode, specifier: string, options: FindUsesOptions, follow: Follow): void {
  const { data, clients } = options;
  const local = child(node, "local");
  if (local === undefined) return;
  const name = node.type === "ImportSpecifier" ? nameOf(child(node, "imported")) : undefined;
  if (clients.includes(text(local, "name") ?? "") || (name !== undefined && clients.includes(name))) {
    follow.target(local, { kind: "client" });
  }
  if (!isClientModule(data, specifier)) return;
  if (node.type === "ImportNamespaceSpecifier") {
    follow.target(local, { kind: "module", descriptors: isOperationsModule(data, specifier) });
  } else if (name === data.factory) {
    follow.target(local, { kind: "factory" });
  } else if (name === data.factory.replace(/^create/, "")) {
    startAtType(local, options, follow);
  } else if (name !== undefined && isOperationsModule(data, specifier) && !isTypeOnly(node)) {
    startAtDescriptor(child(node, "imported"), options);
  }
}

/** `import type { … }` or `import { type … }`: nothing is called by it. */
function isTypeOnly(specifier: SyntaxNode): boolean {
  const declaration = parentOf(specifier);
  return [specifier, declaration].some((node) => node && text(node, "importKind") === "type");
}

function startAtDescriptor(name: SyntaxNode | undefined, { data, found }: FindUsesOptions): void {
  const id = nameOf(name);
  const operation = id !== undefined && Object.hasOwn(data.operations, id) ? data.operations[id] : undefined;
  if (id !== undefined && name !== undefined && operation) found({ id, operation, node: name });
}

/** `(fleet: Fleet) => …`: what is annotated with the client's type is a client. */
function startAtType(local: SyntaxNode, { sourceCode }: FindUsesOptions, follow: Follow): void {
  for (const { identifier } of variableOf(sourceCode, local)?.references ?? []) {
    const reference = parentOf(identifier);
    const annotation = reference?.type === "TSTypeReference" ? parentOf(reference) : undefined;
    const annotated = annotation?.type === "TSTypeAnnotation" ? parentOf(annotation) : undefined;
    if (annotated) follow.target(annotated, { kind: "client" });
  }
}

function requiredModule(sourceCode: SourceCode, call: SyntaxNode): string | undefined {
  const callee = child(call, "callee");
  if (callee?.type !== "Identifier" || text(callee, "name") !== "require") return undefined;
  return isGlobal(sourceCode, callee) ? staticString(children(call, "arguments")[0]) : undefined;
}
