import { ts } from "ts-morph";
import type { Check } from "./syntax.ts";
import { checkTypes } from "./types.ts";

const { SyntaxKind } = ts;

const literals: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
]);

/** Checks that an expression is data: literals, and constants of the file and its neighbours by their names. */
export function checkData(node: ts.Expression, check: Check): void {
  const { scope, fault } = check;
  if (literals.has(node.kind)) return;
  if (ts.isIdentifier(node)) {
    if (!scope.values.has(node.text)) fault(node, "an unknown value");
  } else if (ts.isPrefixUnaryExpression(node)) {
    const negative = node.operator === SyntaxKind.MinusToken && ts.isNumericLiteral(node.operand);
    if (!negative) fault(node, "an operation");
  } else if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements) checkData(element, check);
  } else if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties) checkProperty(property, check);
  } else if (ts.isAsExpression(node) && ts.isConstTypeReference(node.type)) {
    checkData(node.expression, check);
  } else fault(node, `no data (${SyntaxKind[node.kind]})`);
}

function checkProperty(property: ts.ObjectLiteralElementLike, check: Check): void {
  const { scope, fault } = check;
  if (ts.isShorthandPropertyAssignment(property)) {
    if (!scope.values.has(property.name.text)) fault(property, "an unknown value");
  } else if (ts.isPropertyAssignment(property)) {
    const { name, initializer } = property;
    checkKey(name, check);
    if (!ts.isComputedPropertyName(name) && name.text === "__proto__") fault(property, "sets the prototype");
    checkData(initializer, check);
  } else fault(property, "no property that is data");
}

/** A key is data: a name, a text, a number, or a text in brackets. */
export function checkKey(name: ts.PropertyName, { fault }: Check): void {
  const text = ts.isComputedPropertyName(name) ? name.expression : name;
  if (!ts.isIdentifier(text) && !ts.isStringLiteral(text) && !ts.isNumericLiteral(text))
    fault(name, "a key that is no text");
  else if (ts.isComputedPropertyName(name) && !ts.isStringLiteral(text))
    fault(name, "a key that is computed");
}

/** Checks the call of a runtime's factory: its name, its types, and data for it. */
export function checkCall(node: ts.CallExpression, check: Check): void {
  const { expression, typeArguments, arguments: values, questionDotToken } = node;
  const factory = ts.isIdentifier(expression) && check.scope.calls.has(expression.text);
  if (!factory || questionDotToken) check.fault(node, "calls what is no factory of a runtime");
  for (const type of typeArguments ?? []) checkTypes(type, check);
  for (const value of values) checkData(value, check);
}

/** Checks `() => notImplemented()`. */
export function checkStub(node: ts.Expression, { scope, fault }: Check): void {
  const call = ts.isArrowFunction(node) && node.parameters.length === 0 ? node.body : undefined;
  const plain = call !== undefined && ts.isCallExpression(call) && call.arguments.length === 0;
  if (!plain || !ts.isIdentifier(call.expression) || !scope.calls.has(call.expression.text))
    fault(node, "is no stub");
}
