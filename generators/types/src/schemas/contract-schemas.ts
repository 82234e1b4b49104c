import {
  type MediaTypeModel,
  type OperationModel,
  type ResponseModel,
  type SchemaNode,
  toJsonSchema,
} from "@lockstep/contract";
import { inputParameters } from "../print-descriptor.ts";

type ByName<Value> = Record<string, Value>;

/** The schemas of an operation's parameters, bodies and answers, by place; empty where it has none that says something. */
export function operationSchemas(operation: OperationModel): object {
  const parameters = byName(
    inputParameters(operation)
      .map(({ in: place, name, schema }) => [`${place}.${name}`, toJsonSchema(schema)] as const)
      .filter(([, schema]) => says(schema)),
  );
  const body = mediaSchemas(operation.body?.content ?? []);
  const responses = byName(
    operation.responses
      .map((response) => [response.status, mediaSchemas(response.content)] as const)
      .filter(([, content]) => !isEmpty(content)),
  );
  const headers = byName(
    operation.responses
      .map((response) => [response.status, headerSchemas(response)] as const)
      .filter(([, schemas]) => !isEmpty(schemas)),
  );
  return {
    ...(!isEmpty(parameters) && { parameters }),
    ...(!isEmpty(body) && { body }),
    ...(!isEmpty(responses) && { responses }),
    ...(!isEmpty(headers) && { headers }),
  };
}

function mediaSchemas(content: readonly MediaTypeModel[]): ByName<SchemaNode> {
  return byName(
    content.flatMap(({ mediaType, schema }) =>
      schema === undefined ? [] : [[mediaType, toJsonSchema(schema)] as const],
    ),
  );
}

function headerSchemas({ headers }: ResponseModel): ByName<SchemaNode> {
  return byName(headers.map(({ name, schema }) => [name.toLowerCase(), toJsonSchema(schema)] as const));
}

function byName<Value>(entries: readonly (readonly [string, Value])[]): ByName<Value> {
  return Object.fromEntries(entries);
}

function says(schema: SchemaNode): boolean {
  return typeof schema === "boolean" ? !schema : !isEmpty(schema);
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
