import { docText, stringLiteral } from "@lockstep/codegen";
import {
  type CallbackModel,
  type Contract,
  isJsonObject,
  type JsonObject,
  type OperationModel,
  type ParameterModel,
  type SchemaNode,
  valueAt,
} from "@lockstep/contract";
import { record } from "../json-object.ts";
import { componentName } from "../schema/component-name.ts";
import { schemaDoc } from "../schema/schema-doc.ts";
import type { SchemaScope } from "../schema/scope.ts";
import { neverType, type Spot, type TypeText, tight } from "../schema/type-text.ts";
import { bodyType, responseType } from "./content-types.ts";
import { type Member, membersType } from "./member.ts";
import { type TypePrinter, typeAt } from "./type-printer.ts";

/** Every operation of a contract, those of webhooks and callbacks behind those of its paths. */
export function allOperations({ operations, webhooks }: Contract): readonly OperationModel[] {
  const own = [...operations, ...webhooks];
  const all = [...own, ...own.flatMap(({ callbacks }) => inCallbacks(callbacks))];
  // A callback that several operations name is one.
  return [...new Map(all.map((operation) => [operation.id, operation])).values()];
}

function inCallbacks(callbacks: readonly CallbackModel[]): readonly OperationModel[] {
  return callbacks.flatMap(({ operations }) =>
    operations.flatMap((operation) => [operation, ...inCallbacks(operation.callbacks)]),
  );
}

/** An operation's parameters by place, its body and its answers. */
export function operationMember(operation: OperationModel, printer: TypePrinter): Member {
  const { id, parameters, pointer } = operation;
  const { requestBody, responses } = record(valueAt(printer.document, pointer));
  const answers = Object.entries(record(responses)).filter(([status]) => !status.startsWith("x-"));
  const members: readonly Member[] = [
    { name: "parameters", type: (at) => parametersType(parameters, at, printer.input) },
    operation.body === undefined
      ? { name: "requestBody", optional: true, type: () => neverType }
      : {
          name: "requestBody",
          optional: !operation.body.required,
          type: (at) => bodyType(requestBody, at, printer),
        },
    {
      name: "responses",
      type: (at) =>
        answers.length === 0
          ? neverType
          : membersType(
              answers.map(([status, response]) => answer(status, response, printer)),
              at,
            ),
    },
  ];
  return {
    name: id,
    type: (at) =>
      printer.recall("operation", [parameters, requestBody, responses, operation.body?.required, at], () =>
        membersType(members, at),
      ),
  };
}

function answer(status: string, response: unknown, printer: TypePrinter): Member {
  const { description } = record(response);
  return {
    name: /^[1-9]\d*$/.test(status)
      ? Number(status)
      : /^[1-5]xx$/i.test(status)
        ? status.toUpperCase()
        : status,
    doc: typeof description === "string" ? docText(description) : [],
    type: (at) => responseType(response, at, printer),
  };
}

const places = ["query", "header", "path", "cookie"] as const;

/** Parameters by place; a place without any must stay empty. */
export function parametersType(
  parameters: readonly ParameterModel[],
  spot: Spot,
  scope: SchemaScope,
): TypeText {
  const members = places.map((place): Member => {
    const own = parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) return { name: place, optional: true, type: () => neverType };
    return {
      name: place,
      optional: own.every(({ required }) => !required),
      type: (at) =>
        membersType(
          own.map((parameter) => parameterMember(parameter, scope)),
          at,
        ),
    };
  });
  return membersType(members, spot);
}

function parameterMember(parameter: ParameterModel, scope: SchemaScope): Member {
  const { name, required, schema, pointer, description, deprecated, deprecation } = parameter;
  const shared = componentName(`#${pointer}`, "parameters");
  return {
    name,
    optional: !required,
    doc: schemaDoc({ ...described(schema), description, deprecated }, deprecation),
    type: (at) =>
      shared === undefined
        ? typeAt(schema, at, scope)
        : tight(`components["parameters"][${stringLiteral(shared)}]`),
  };
}

/** What a parameter's schema adds to its description, where it is written in place. */
function described(schema: SchemaNode): JsonObject {
  if (!isJsonObject(schema) || schema["$ref"] !== undefined) return {};
  const { title: _, ...rest } = schema;
  return rest;
}
