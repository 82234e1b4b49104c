import { isDeprecated } from "../extensions/x-deprecation/extension.ts";
import { ownList, ownString } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { ParameterModel } from "../model.ts";
import { type BuildContext, type Node, nodeAt } from "./build-context.ts";
import { schemaOf } from "./content.ts";
import { ownDeprecation } from "./deprecation.ts";

/** An operation's parameters: those of its path item, then its own, which replace one of the same name and place. */
export function buildParameters(
  pathItem: Node,
  operation: Node,
  route: { readonly method: string; readonly path: string; readonly templated: boolean },
  context: BuildContext,
): readonly ParameterModel[] {
  const merged = new Map<string, ParameterModel>();
  for (const holder of [pathItem, operation]) {
    const here = new Set<string>();
    for (const [index, value] of ownList(holder.value, "parameters").entries()) {
      const usage = joinPointer(holder.pointer, "parameters", index);
      const parameter = parameterModel(value, usage, context);
      if (parameter === undefined) continue;
      const key = `${parameter.in} ${parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name}`;
      if (here.has(key)) {
        context.reporter.report("LS1408", usage, { in: parameter.in, name: parameter.name });
      }
      here.add(key);
      merged.set(key, parameter);
    }
  }
  const parameters = [...merged.values()].filter((parameter) => !isIgnoredHeader(parameter));
  return route.templated ? matchTemplate(parameters, route, operation, context) : parameters;
}

/** These headers are described by other parts of an operation. @see OpenAPI 3.1 §4.8.12.1 */
function isIgnoredHeader(parameter: ParameterModel): boolean {
  return parameter.in === "header" && /^(accept|content-type|authorization)$/i.test(parameter.name);
}

function parameterModel(value: unknown, usage: string, context: BuildContext): ParameterModel | undefined {
  const node = nodeAt(value, usage, context);
  const name = node === undefined ? undefined : ownString(node.value, "name");
  const place = node === undefined ? undefined : placeOf(node.value["in"]);
  if (node === undefined || name === undefined || place === undefined) {
    if (node !== undefined) {
      const found = name === undefined ? "without a name" : `in ${JSON.stringify(node.value["in"])}`;
      const expected = "a parameter with a name, in path, query, header or cookie";
      context.reporter.report("LS1406", usage, { place: usage, expected, found, outcome: "ignored" });
    }
    return undefined;
  }
  const fields = node.value;
  if (place === "path" && fields["required"] !== true) {
    context.reporter.report("LS1409", node.pointer, { name }, { part: "key" });
  }
  const description = ownString(fields, "description");
  const deprecation = ownDeprecation(node, context);
  const style = ownString(fields, "style") ?? (place === "path" || place === "header" ? "simple" : "form");
  const { schema, schemaPointer, contentType } = schemaOf(node, context);
  return {
    name,
    in: place,
    required: place === "path" || fields["required"] === true,
    ...(description === undefined ? {} : { description }),
    deprecated: fields["deprecated"] === true || (deprecation !== undefined && isDeprecated(deprecation)),
    ...(deprecation === undefined ? {} : { deprecation }),
    style,
    explode:
      typeof fields["explode"] === "boolean" ? fields["explode"] : style === "form" || style === "cookie",
    allowReserved: fields["allowReserved"] === true,
    allowEmptyValue: fields["allowEmptyValue"] === true,
    schema,
    ...(contentType === undefined ? {} : { contentType }),
    pointer: node.pointer,
    schemaPointer,
  };
}

function placeOf(value: unknown): ParameterModel["in"] | undefined {
  return (["path", "query", "header", "cookie", "querystring"] as const).find((place) => place === value);
}

/** A path's template and its parameters have to name the same; what only one of them names is told and made good. */
function matchTemplate(
  parameters: readonly ParameterModel[],
  route: { readonly method: string; readonly path: string },
  operation: Node,
  context: BuildContext,
): readonly ParameterModel[] {
  const { method, path } = route;
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const fitting = parameters.filter((parameter) => {
    if (parameter.in !== "path" || names.includes(parameter.name)) return true;
    const related = [{ message: "the parameter", at: parameter.pointer, part: "key" as const }];
    context.reporter.report(
      "LS1403",
      operation.pointer,
      { method, path, name: parameter.name },
      { part: "key", related },
    );
    return false;
  });
  const declared = new Set(fitting.filter((parameter) => parameter.in === "path").map(({ name }) => name));
  const undeclared = [...new Set(names)].filter((name) => !declared.has(name));
  for (const name of undeclared) {
    context.reporter.report("LS1402", operation.pointer, { method, path, name }, { part: "key" });
  }
  return [...fitting, ...undeclared.map((name) => undeclaredParameter(name, operation))];
}

function undeclaredParameter(name: string, operation: Node): ParameterModel {
  return {
    name,
    in: "path",
    required: true,
    deprecated: false,
    style: "simple",
    explode: false,
    allowReserved: false,
    allowEmptyValue: false,
    schema: { type: "string" },
    pointer: operation.pointer,
    schemaPointer: operation.pointer,
  };
}
