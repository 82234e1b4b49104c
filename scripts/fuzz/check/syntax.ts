import { ts } from "ts-morph";
import { checkCall, checkData, checkStub } from "./expressions.ts";
import { readImport } from "./imports.ts";
import { isStub, type KnownNames } from "./known-names.ts";
import { checkTypes } from "./types.ts";

/** A generated file, parsed. */
export interface ParsedFile {
  readonly path: string;
  readonly source: ts.SourceFile;
}

/** A file being checked. */
export interface Check {
  readonly path: string;
  /** Names that it may refer to. */
  readonly scope: Scope;
  readonly known: KnownNames;
  readonly fault: (node: ts.Node, what: string) => void;
}

export interface Scope {
  readonly types: Set<string>;
  readonly values: Set<string>;
  /** Functions of runtimes. */
  readonly calls: Set<string>;
}

/**
 * What a file holds that no generator prints: syntax errors, statements, expressions and names outside of a short list. Data may
 * hold literals only; a call may only be that of a runtime's factory, in the place where one is printed.
 */
export function syntaxFaults({ path, source }: ParsedFile, known: KnownNames): readonly string[] {
  const declarable = known.declaredIn(path);
  if (declarable === undefined) return [`${path}: no generator makes this file`];
  const faults: string[] = [];
  const at = (position: number): string =>
    `${path}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
  for (const { start = 0, messageText } of parseDiagnostics(source)) {
    faults.push(`${at(start)}: syntax error: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  }
  const fault = (node: ts.Node, what: string): void =>
    void faults.push(`${at(node.getStart(source))}: ${what}: ${node.getText(source).slice(0, 120)}`);
  const scope: Scope = { types: new Set(), values: new Set(), calls: new Set() };
  const check: Check = { path, scope, known, fault };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, check);
    for (const { name, kind } of declarationsOf(statement)) {
      if (!declarable.has(name.text)) fault(name, "declares a name that is not the model's");
      scope[kind].add(name.text);
    }
  }
  for (const statement of source.statements) checkStatement(statement, check);
  return faults;
}

/** The parser's own findings; the property is there, and not in its types. */
function parseDiagnostics(source: ts.SourceFile): readonly ts.Diagnostic[] {
  return (source as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics;
}

interface Declaration {
  readonly name: ts.Identifier;
  readonly kind: "types" | "values";
}

function declarationsOf(statement: ts.Statement): readonly Declaration[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [{ name, kind: "values" as const }] : [],
    );
  }
  if (ts.isFunctionDeclaration(statement)) {
    return statement.name ? [{ name: statement.name, kind: "values" }] : [];
  }
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  return isType ? [{ name: statement.name, kind: "types" }] : [];
}

function checkStatement(statement: ts.Statement, check: Check): void {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    checkTypes(statement, check);
  else if (ts.isExportDeclaration(statement)) checkExport(statement, check);
  else if (ts.isExportAssignment(statement) && !statement.isExportEquals)
    checkData(statement.expression, check);
  else if (ts.isVariableStatement(statement)) checkConstant(statement, check);
  else if (ts.isFunctionDeclaration(statement)) checkFunction(statement, check);
  else if (!ts.isImportDeclaration(statement)) {
    check.fault(statement, `a statement that is never printed (${ts.SyntaxKind[statement.kind]})`);
  }
}

function checkConstant(statement: ts.VariableStatement, check: Check): void {
  const { declarations, flags } = statement.declarationList;
  const [declaration] = declarations;
  const constant = (flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  if (!declaration?.initializer || !declaration.type || declarations.length > 1 || !constant) {
    check.fault(statement, "is no annotated constant");
    return;
  }
  const { name, type, initializer } = declaration;
  if (!ts.isIdentifier(name)) check.fault(name, "takes a value apart");
  checkTypes(type, check);
  if (isStub(check.path)) checkStub(initializer, check);
  else if (ts.isCallExpression(initializer)) checkCall(initializer, check);
  else checkData(initializer, check);
}

/** `export { getPet } from "../src/handlers/get-pet.ts"`, or names of the file's own types. */
function checkExport(statement: ts.ExportDeclaration, { path, scope, known, fault }: Check): void {
  const { moduleSpecifier, exportClause } = statement;
  const elements = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : undefined;
  if (elements === undefined) fault(statement, "exports everything");
  const own = moduleSpecifier ? known.operations : scope.types;
  const exported = moduleSpecifier ? known.operations : known.declaredIn(path);
  for (const { name, propertyName } of elements ?? []) {
    if (!own.has((propertyName ?? name).text) || exported?.has(name.text) !== true)
      fault(name, "exports an unknown name");
  }
  if (moduleSpecifier === undefined && !statement.isTypeOnly) fault(statement, "exports values");
  if (moduleSpecifier === undefined) return;
  const registered =
    ts.isStringLiteral(moduleSpecifier) && /^\.\.\/src\/handlers\/[^/\\]+\.ts$/.test(moduleSpecifier.text);
  if (path !== "gen/handlers.gen.ts" || !registered) fault(moduleSpecifier, "exports from a foreign module");
}

/** A function that returns what the factory of a runtime makes. */
function checkFunction(statement: ts.FunctionDeclaration, check: Check): void {
  const { types, values, calls } = check.scope;
  const inner: Check = { ...check, scope: { calls, types: new Set(types), values: new Set(values) } };
  for (const { name, constraint, default: standard } of statement.typeParameters ?? []) {
    inner.scope.types.add(name.text);
    for (const type of [constraint, standard]) if (type) checkTypes(type, inner);
  }
  for (const { name, type, initializer } of statement.parameters) {
    if (ts.isIdentifier(name) && name.text === "options") inner.scope.values.add(name.text);
    else check.fault(name, "is no parameter that is printed");
    if (type) checkTypes(type, inner);
    if (initializer) checkData(initializer, inner);
  }
  if (statement.type) checkTypes(statement.type, inner);
  const [only, ...others] = statement.body?.statements ?? [];
  const returned = only && ts.isReturnStatement(only) && others.length === 0 ? only.expression : undefined;
  if (returned && ts.isCallExpression(returned)) checkCall(returned, inner);
  else check.fault(statement, "is not one call");
}
