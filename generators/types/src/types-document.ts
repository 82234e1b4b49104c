import type { Contract, JsonObject } from "@lockstep/contract";
import type { Directions } from "./directions.ts";
import { record } from "./json-object.ts";

const knownMethods: ReadonlySet<string> = new Set("GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split(" "));

/**
 * The document that the types are printed from: requests and answers point to their own variants of a schema, and
 * operations that openapi-typescript would drop in silence (`QUERY`, `additionalOperations` of OAS 3.2) stand under a path of
 * their own, `QUERY /search`, so that `operations` has them.
 */
export function typesDocument(contract: Contract, split: Directions): JsonObject {
  const { document } = contract;
  const components = record(document["components"]);
  const paths: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [path, item] of Object.entries(record(document["paths"]))) {
    paths[path] = mapOperations(record(item), split);
  }
  for (const { method, path, pointer } of contract.operations) {
    if (knownMethods.has(method)) continue;
    const item = record(record(document["paths"])[path]);
    const operation = atPointer(document, pointer);
    paths[`${method} ${path}`] = mapOperations(
      { parameters: item["parameters"] ?? [], post: operation },
      split,
    );
  }
  return {
    ...document,
    // It has no types of its own for 3.2, and takes what it knows of it as 3.1.
    openapi: contract.openapi === "3.0" ? "3.0.3" : "3.1.0",
    paths,
    components: {
      ...components,
      schemas: split.schemas,
      ...mapMembers(components, "requestBodies", (body) => mapContent(body, split.toInput)),
      ...mapMembers(components, "responses", (response) => mapContent(response, split.toOutput)),
    },
  };
}

function mapOperations(item: JsonObject, split: Directions): JsonObject {
  const entries = Object.entries(item).map(([key, value]): [string, unknown] => {
    if (!knownMethods.has(key.toUpperCase())) return [key, value];
    const operation = record(value);
    const responses = Object.entries(record(operation["responses"]));
    return [
      key,
      {
        ...operation,
        ...(operation["requestBody"] !== undefined && {
          requestBody: mapContent(operation["requestBody"], split.toInput),
        }),
        responses: Object.fromEntries(
          responses.map(([status, response]) => [status, mapContent(response, split.toOutput)]),
        ),
      },
    ];
  });
  return Object.fromEntries(entries) as JsonObject;
}

function mapMembers(components: JsonObject, kind: string, change: (value: unknown) => unknown): JsonObject {
  if (components[kind] === undefined) return {};
  const entries = Object.entries(record(components[kind])).map(([name, value]) => [name, change(value)]);
  return { [kind]: Object.fromEntries(entries) };
}

function mapContent(holder: unknown, change: (schema: unknown) => unknown): unknown {
  const content = record(holder)["content"];
  if (content === undefined) return holder;
  const entries = Object.entries(record(content)).map(([mediaType, value]) => {
    const media = record(value);
    return [mediaType, media["schema"] === undefined ? media : { ...media, schema: change(media["schema"]) }];
  });
  return { ...record(holder), content: Object.fromEntries(entries) };
}

function atPointer(document: JsonObject, pointer: string): unknown {
  let current: unknown = document;
  for (const segment of pointer.split("/").slice(1)) {
    current = record(current)[segment.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return current;
}
