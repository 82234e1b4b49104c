import type { ts as TypeScript } from "ts-morph";
import type { HandledOperation, HandlerFile } from "./inspect-handlers.ts";
import { routeOf } from "./route.ts";

/** A handler in a user's file. */
export interface FoundHandler {
  readonly operation: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Still calls `notImplemented()` of the server runtime. */
  readonly stub: boolean;
  /** What its `METHOD /path` comment says, parameters' names left out. */
  readonly route: string | undefined;
}

const serverRuntime = /^@lockstep\/server(\/|$)/;
const marker = /^[\s/*]*([A-Z]+) (\/\S*)/m;

/**
 * The exported handlers of a file: those typed `…Handler<"operation", …>` (annotation or `satisfies`, also of the
 * project's own alias), and exported functions that bear the name of an operation.
 */
export function findHandlers(
  ts: typeof TypeScript,
  file: HandlerFile,
  operations: ReadonlyMap<string, HandledOperation>,
): readonly FoundHandler[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, false);
  const stubNames = namesOfNotImplemented(ts, source);
  return source.statements.flatMap((statement) =>
    exportedDeclarations(ts, statement).flatMap(({ name, node, typed }) => {
      const operation = typed ?? (operations.has(name) ? name : undefined);
      if (operation === undefined) return [];
      const start = node.getStart(source);
      return [
        {
          operation,
          file: file.path,
          line: source.getLineAndCharacterOfPosition(start).line + 1,
          stub: calls(ts, node, stubNames),
          route: routeAbove(file.text.slice(statement.getFullStart(), statement.getStart(source))),
        },
      ];
    }),
  );
}

interface Declaration {
  readonly name: string;
  readonly node: TypeScript.Node;
  /** The operation that its type names. */
  readonly typed: string | undefined;
}

function exportedDeclarations(
  ts: typeof TypeScript,
  statement: TypeScript.Statement,
): readonly Declaration[] {
  if (ts.isExportAssignment(statement)) {
    const typed = ts.isSatisfiesExpression(statement.expression)
      ? operationOfType(ts, statement.expression.type)
      : undefined;
    return [{ name: "default", node: statement, typed }];
  }
  if (!ts.canHaveModifiers(statement)) return [];
  const exported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (exported !== true) return [];
  if (ts.isFunctionDeclaration(statement)) {
    return [{ name: statement.name?.text ?? "default", node: statement, typed: undefined }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((node) => {
    if (!ts.isIdentifier(node.name)) return [];
    const { initializer } = node;
    const satisfied = initializer && ts.isSatisfiesExpression(initializer) ? initializer.type : undefined;
    return [{ name: node.name.text, node, typed: operationOfType(ts, node.type ?? satisfied) }];
  });
}

function operationOfType(ts: typeof TypeScript, type: TypeScript.TypeNode | undefined): string | undefined {
  if (type === undefined || !ts.isTypeReferenceNode(type)) return undefined;
  const name = ts.isIdentifier(type.typeName) ? type.typeName.text : type.typeName.right.text;
  const [first] = type.typeArguments ?? [];
  if (!name.endsWith("Handler") || first === undefined || !ts.isLiteralTypeNode(first)) return undefined;
  return ts.isStringLiteralLike(first.literal) ? first.literal.text : undefined;
}

/** Local names under which the file imports `notImplemented` from the server runtime. */
function namesOfNotImplemented(ts: typeof TypeScript, source: TypeScript.SourceFile): ReadonlySet<string> {
  const names = source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (!serverRuntime.test(statement.moduleSpecifier.text) || !bindings || !ts.isNamedImports(bindings))
      return [];
    return bindings.elements
      .filter(({ name, propertyName }) => (propertyName ?? name).text === "notImplemented")
      .map(({ name }) => name.text);
  });
  return new Set(names);
}

function calls(ts: typeof TypeScript, node: TypeScript.Node, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  const visit = (child: TypeScript.Node): boolean =>
    (ts.isCallExpression(child) && ts.isIdentifier(child.expression) && names.has(child.expression.text)) ||
    (ts.forEachChild(child, (grandchild) => visit(grandchild) || undefined) ?? false);
  return visit(node);
}

function routeAbove(comments: string): string | undefined {
  const [, method, path] = marker.exec(comments) ?? [];
  return method === undefined || path === undefined ? undefined : routeOf(method, path);
}
