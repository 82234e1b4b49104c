import type { Draw } from "../draw.ts";
import { deprecated } from "./extensions.ts";
import { answers, formBody, jsonBody, parameters } from "./messages.ts";
import type { Names } from "./names.ts";
import { escapePointer, object } from "./schemas.ts";

type Json = Record<string, unknown>;

/** `paths`: a paged list, one of it, its creation and its change, uploads, methods of OAS 3.2, callbacks and links. */
export function pathsOf(draw: Draw, names: Names): Json {
  const pets = draw.text("path", "/pets");
  const id = draw.text("path parameter", "petId");
  return object([
    [
      pets,
      {
        summary: draw.text("path summary", "Pets."),
        get: list(draw, names),
        post: create(draw, names),
        ...extraMethods(draw, names),
      },
    ],
    [
      draw.maybe("path of its own", 0.2) ? draw.text("path", `/pets/{${id}}`) : `${pets}/{${id}}`,
      {
        description: draw.text("path description", "One pet."),
        parameters: [{ name: id, in: "path", required: true, schema: { type: "integer" } }],
        get: operation(draw, names, "getPet", { responses: answers(draw, names, names.item, "200") }),
        patch: operation(draw, names, "updatePet", {
          requestBody: jsonBody(draw, names.item),
          responses: answers(draw, names, names.item, "200"),
        }),
        delete: operation(draw, names, "deletePet", { responses: { 204: { description: "Gone." } } }),
      },
    ],
    [draw.text("path", "/uploads"), { put: upload(draw, names), parameters: parameters(draw, names) }],
  ]);
}

/** `webhooks`: an operation that comes in. */
export function webhooksOf(draw: Draw, names: Names): Json {
  const hook = operation(draw, names, "petBorn", {
    requestBody: jsonBody(draw, names.item),
    responses: { 200: { description: "Heard." } },
  });
  return object([[draw.text("webhook name", "petBorn"), { post: hook }]]);
}

function list(draw: Draw, names: Names): Json {
  const offset = draw.text("offset parameter", "offset");
  return operation(draw, names, "listPets", {
    parameters: [{ name: offset, in: "query", schema: { type: "integer" } }, ...parameters(draw, names)],
    responses: answers(draw, names, names.list, "200"),
    ...(draw.maybe("pagination", 0.5) && {
      "x-pagination": {
        style: draw.text("x-pagination.style", "offset", () => "offset"),
        items: draw.text(
          "x-pagination.items",
          `$response.body#/${escapePointer(names.items)}`,
          () => "$response.body",
        ),
        request: {
          offset: draw.text(
            "x-pagination.request",
            "$request.query.offset",
            () => `$request.query.${offset}`,
          ),
        },
        response: { total: draw.text("x-pagination.response", "$response.body", () => "$response.body") },
        ...(draw.maybe("sort", 0.5) && {
          sort: {
            param: `$request.query.${offset}`,
            fields: [draw.text("x-pagination.sort.fields", "name")],
            syntax: draw.text("x-pagination.sort.syntax", "field:dir"),
          },
        }),
      },
    }),
  });
}

function create(draw: Draw, names: Names): Json {
  return operation(draw, names, "createPet", {
    requestBody: jsonBody(draw, names.item),
    responses: answers(draw, names, names.item, "201"),
    callbacks: object([
      [
        draw.text("callback name", "onBorn"),
        object([
          [
            draw.text("callback expression", "{$request.body#/url}"),
            { post: operation(draw, names, "bornHeard", { responses: { 200: { description: "Heard." } } }) },
          ],
        ]),
      ],
    ]),
  });
}

function upload(draw: Draw, names: Names): Json {
  return operation(draw, names, "upload", {
    requestBody: formBody(draw),
    responses: answers(draw, names, names.item, draw.text("status", "2XX")),
  });
}

function extraMethods(draw: Draw, names: Names): Json {
  if (!draw.maybe("extra methods", 0.4)) return {};
  const bare = (id: string): Json =>
    operation(draw, names, id, { responses: { 204: { description: "Done." } } });
  return {
    query: bare("queryPets"),
    additionalOperations: object([[draw.text("method", "COPY"), bare("copyPets")]]),
  };
}

function operation(draw: Draw, names: Names, id: string, rest: Json): Json {
  const named = draw.maybe("operationId", 0.85) ? { operationId: draw.text("operationId", id) } : {};
  const deprecation = draw.maybe("deprecated", 0.15) ? deprecated(draw) : {};
  return {
    ...named,
    tags: [draw.text("operation tag", names.tag)],
    summary: draw.text("summary", "Does it."),
    description: draw.text("description", "Does it well."),
    externalDocs: { url: draw.text("externalDocs url", "https://docs.test/") },
    ...(draw.maybe("own security", 0.4) && {
      security: [
        object(names.schemes.map((scheme) => [scheme, [draw.text("scope of an operation", "read")]])),
      ],
    }),
    ...(draw.maybe("own codes", 0.5) && {
      "x-error-codes": [
        draw.text("x-error-codes of an operation", names.codes[0] ?? "", () => names.codes[1] ?? ""),
      ],
    }),
    ...(draw.maybe("own server", 0.2) && {
      servers: [{ url: draw.text("operation server url", "https://pets.test/v2") }],
    }),
    ...deprecation,
    ...rest,
  };
}
