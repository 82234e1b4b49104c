import type { LintData } from "../lint-data.ts";
import { classAround, classOfThis } from "../syntax/class-of-this.ts";
import { memberName, staticString } from "../syntax/names.ts";
import { child, children, parentOf, type SyntaxNode, text } from "../syntax/node.ts";
import { type SourceCode, type Variable, variableOf } from "../syntax/scope.ts";
import type { OperationUse } from "./operation-use.ts";
import { memberOf, type Value } from "./values.ts";

/** What following a value through a file needs. */
export interface FollowContext {
  readonly data: LintData;
  readonly sourceCode: SourceCode;
  /** Every `this.name` of the file. */
  readonly thisMembers: readonly SyntaxNode[];
  readonly found: (use: OperationUse) => void;
}

export interface Follow {
  /** Follows a value from the expression that has it to all uses of operations. */
  readonly expression: (node: SyntaxNode, value: Value) => void;
  /** Follows a value from the name, pattern or property that receives it. */
  readonly target: (node: SyntaxNode, value: Value) => void;
}

/** Follows values through variables, destructuring, class properties and member access; needs no types. */
export function createFollow(context: FollowContext): Follow {
  const { data, sourceCode, thisMembers } = context;
  const seen = new Map<Variable | SyntaxNode, Set<string>>();

  function expression(node: SyntaxNode, value: Value): void {
    const parent = parentOf(node);
    if (parent === undefined) return;
    const is = (key: string): boolean => child(parent, key) === node;
    switch (parent.type) {
      case "MemberExpression":
        if (is("object")) member(parent, child(parent, "property"), value);
        return;
      case "CallExpression":
        if (is("callee")) call(parent, value);
        return;
      case "VariableDeclarator":
        if (is("init")) target(child(parent, "id"), value);
        return;
      case "AssignmentExpression":
        if (!is("right") || !["=", "??=", "||="].includes(text(parent, "operator") ?? "")) return;
        target(child(parent, "left"), value);
        expression(parent, value);
        return;
      case "AssignmentPattern":
        if (is("right")) target(child(parent, "left"), value);
        return;
      case "PropertyDefinition":
        if (is("value")) classMember(parent, memberName(parent), value);
        return;
      case "ConditionalExpression":
        if (!is("test")) expression(parent, value);
        return;
      default:
        if (transparent.has(parent.type)) expression(parent, value);
    }
  }

  function target(node: SyntaxNode | undefined, value: Value): void {
    switch (node?.type) {
      case "Identifier": {
        const variable = variableOf(sourceCode, node);
        if (isParameterProperty(node)) classMember(node, text(node, "name"), value);
        if (variable === undefined || !isNew(variable, value)) return;
        for (const { identifier } of variable.references) expression(identifier, value);
        return;
      }
      case "ObjectPattern":
        for (const property of children(node, "properties")) {
          if (property.type === "RestElement") target(child(property, "argument"), value);
          else member(property, child(property, "key"), value, child(property, "value"));
        }
        return;
      case "AssignmentPattern":
        target(child(node, "left"), value);
        return;
      case "PropertyDefinition":
        classMember(node, memberName(node), value);
        return;
      case "MemberExpression": {
        const owner = child(node, "object")?.type === "ThisExpression" ? classOfThis(node) : undefined;
        if (owner) membersOf(owner, memberName(node), value);
        return;
      }
      default:
        return;
    }
  }

  /** A read of a member, by access or by a pattern that hands it on to `receiver`. */
  function member(node: SyntaxNode, name: SyntaxNode | undefined, value: Value, receiver?: SyntaxNode): void {
    const found = memberOf(data, value, memberName(node) ?? "");
    if (found === undefined) return;
    if ("operation" in found) use(found.operation, name ?? node);
    else if (receiver) target(receiver, found.value);
    else expression(node, found.value);
  }

  function call(node: SyntaxNode, value: Value): void {
    if (value.kind === "factory") expression(node, { kind: "client" });
    if (value.kind !== "raw-method") return;
    const [path] = children(node, "arguments");
    const id = operationAt(data, value.method, staticString(path));
    if (id !== undefined && path !== undefined) use(id, path);
  }

  function classMember(node: SyntaxNode, name: string | undefined, value: Value): void {
    const owner = classAround(node);
    if (owner) membersOf(owner, name, value);
  }

  function membersOf(owner: SyntaxNode, name: string | undefined, value: Value): void {
    for (const access of thisMembers) {
      if (name === undefined || memberName(access) !== name || classOfThis(access) !== owner) continue;
      if (isNew(access, value)) expression(access, value);
    }
  }

  function use(id: string, node: SyntaxNode): void {
    const operation = data.operations[id];
    if (operation) context.found({ id, operation, node });
  }

  /** Whether a variable or property has not been followed as this value: assignments may go round in circles. */
  function isNew(holder: Variable | SyntaxNode, value: Value): boolean {
    const values = seen.get(holder) ?? new Set();
    seen.set(holder, values);
    const key = JSON.stringify(value);
    return !values.has(key) && values.add(key) !== undefined;
  }

  return { expression, target };
}

/** Expressions that have the value of the one inside. */
const transparent: ReadonlySet<string> = new Set([
  "AwaitExpression",
  "ChainExpression",
  "LogicalExpression",
  "ParenthesizedExpression",
  "TSAsExpression",
  "TSNonNullExpression",
  "TSSatisfiesExpression",
  "TSTypeAssertion",
]);

/** `constructor(private api: Fleet = …)`: a parameter that is a member of its class too. */
function isParameterProperty(name: SyntaxNode): boolean {
  const parent = parentOf(name);
  const parameter = parent?.type === "AssignmentPattern" ? parentOf(parent) : parent;
  return parameter?.type === "TSParameterProperty";
}

function operationAt(data: LintData, method: string, path: string | undefined): string | undefined {
  return Object.entries(data.operations).find(
    ([, operation]) => operation.method === method && operation.path === path,
  )?.[0];
}
