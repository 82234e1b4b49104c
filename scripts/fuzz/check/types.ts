import { ts } from "ts-morph";
import { checkKey } from "./expressions.ts";
import { globalTypes } from "./known-names.ts";
import type { Check } from "./syntax.ts";

/** Checks a type, an interface or a type alias: only kinds of nodes that say nothing but types, and only known names. */
export function checkTypes(node: ts.Node, check: Check): void {
  const declared = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  const parameters = declared ? (node.typeParameters ?? []) : [];
  visit(node, withTypes(check, ...parameters.map(({ name }) => name.text)));
}

function withTypes(check: Check, ...names: readonly string[]): Check {
  const types = new Set([...check.scope.types, ...names]);
  return { ...check, scope: { ...check.scope, types } };
}

function visit(node: ts.Node, check: Check): void {
  const { scope, fault } = check;
  if (ts.isIdentifier(node)) {
    if (!scope.types.has(node.text) && !globalTypes.has(node.text)) fault(node, "an unknown type");
  } else if (ts.isPropertySignature(node)) {
    checkKey(node.name, check);
    if (node.type === undefined) fault(node, "a property without a type");
    visitAll([...(node.modifiers ?? []), node.type], check);
  } else if (ts.isQualifiedName(node)) visitQualified(node, check);
  else if (ts.isIndexSignatureDeclaration(node)) {
    visitAll([...node.parameters.map(({ type }) => type), node.type], check);
  } else if (ts.isMappedTypeNode(node)) {
    const { name, constraint } = node.typeParameter;
    visitAll([constraint], check);
    visitAll([node.nameType, node.type], withTypes(check, name.text));
  } else if (ts.isLiteralTypeNode(node)) {
    if (!literals.has(node.literal.kind)) fault(node, "a literal that is never printed");
  } else if (kinds.has(node.kind)) ts.forEachChild(node, (child) => visit(child, check));
  else fault(node, `no type that is printed (${ts.SyntaxKind[node.kind]})`);
}

function visitAll(nodes: readonly (ts.Node | undefined)[], check: Check): void {
  for (const node of nodes) if (node) visit(node, check);
}

/** `operations.GetPet`: a type of the one module that is imported whole. */
function visitQualified({ left, right }: ts.QualifiedName, check: Check): void {
  const types = check.known.declaredIn("gen/operations.gen.ts");
  if (ts.isIdentifier(left) && /^operations_*$/.test(left.text)) visit(left, check);
  else check.fault(left, "an unknown namespace");
  if (types?.has(right.text) !== true) check.fault(right, "an unknown type of the operations");
}

const { SyntaxKind } = ts;

const literals: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
]);

/** No `import()`, no `typeof`, no template, no method: nothing that could refer to or run anything else. */
const kinds: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.HeritageClause,
  SyntaxKind.ExpressionWithTypeArguments,
  SyntaxKind.TypeParameter,
  SyntaxKind.TypeReference,
  SyntaxKind.TypeLiteral,
  SyntaxKind.UnionType,
  SyntaxKind.IntersectionType,
  SyntaxKind.ParenthesizedType,
  SyntaxKind.ArrayType,
  SyntaxKind.TupleType,
  SyntaxKind.OptionalType,
  SyntaxKind.RestType,
  SyntaxKind.IndexedAccessType,
  SyntaxKind.TypeOperator,
  SyntaxKind.ExportKeyword,
  SyntaxKind.ReadonlyKeyword,
  SyntaxKind.UnknownKeyword,
  SyntaxKind.NeverKeyword,
  SyntaxKind.UndefinedKeyword,
  SyntaxKind.StringKeyword,
  SyntaxKind.NumberKeyword,
  SyntaxKind.BooleanKeyword,
  SyntaxKind.ObjectKeyword,
]);
