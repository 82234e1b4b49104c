import type { Draw } from "../draw.ts";
import { escapePointer, object, refTo, type SchemaNames } from "./schemas.ts";

type Json = Record<string, unknown>;

/** What operations refer to. */
export interface Names extends SchemaNames {
  readonly schemes: readonly string[];
  readonly codes: readonly string[];
  readonly tag: string;
}

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
        get: operation(draw, names, "getPet", { responses: success(draw, names, names.item, "200") }),
        patch: operation(draw, names, "updatePet", {
          requestBody: json(draw, names.item),
          responses: success(draw, names, names.item, "200"),
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
    requestBody: json(draw, names.item),
    responses: { 200: { description: "Heard." } },
  });
  return object([[draw.text("webhook name", "petBorn"), { post: hook }]]);
}

function list(draw: Draw, names: Names): Json {
  const offset = draw.text("offset parameter", "offset");
  return operation(draw, names, "listPets", {
    parameters: [{ name: offset, in: "query", schema: { type: "integer" } }, ...parameters(draw, names)],
    responses: success(draw, names, names.list, "200"),
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
    requestBody: json(draw, names.item),
    responses: success(draw, names, names.item, "201"),
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
  const field = draw.text("form field", "photo");
  const fields = {
    type: "object",
    properties: object([
      [field, { type: "string", format: "binary" }],
      [draw.text("form field", "note"), { type: "string" }],
    ]),
  };
  const encoding = object([
    [
      field,
      {
        contentType: draw.text("encoding contentType", "image/png"),
        style: draw.text("encoding style", "form"),
      },
    ],
  ]);
  return operation(draw, names, "upload", {
    requestBody: {
      required: true,
      description: draw.text("body description", "A photo."),
      content: object([
        ["multipart/form-data", { schema: fields, encoding }],
        ["application/x-www-form-urlencoded", { schema: fields, encoding }],
        [draw.text("media type", "text/plain"), {}],
      ]),
    },
    responses: success(draw, names, names.item, draw.text("status", "2XX")),
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

function deprecated(draw: Draw): Json {
  return {
    deprecated: true,
    "x-deprecation": {
      phase: draw.text("x-deprecation.phase", "deprecated", () => "removed"),
      since: draw.text("x-deprecation.since", "2026-01-01", () => "2026-01-02T00:00:00.123456789+14:00"),
      sunset: draw.text("x-deprecation.sunset", "2027-01-01", () => "2027-01-01t23:59:59z"),
      successor: draw.maybe("successor by url", 0.8)
        ? { url: draw.text("x-deprecation.successor.url", "https://docs.test/new") }
        : { operationId: draw.text("x-deprecation.successor.operationId", "getPet", () => "deletePet") },
      guide: draw.text("x-deprecation.guide", "https://docs.test/guide"),
      contact: draw.text("x-deprecation.contact", "help@docs.test"),
      reason: draw.text("x-deprecation.reason", "Better ones exist."),
    },
  };
}

function parameters(draw: Draw, names: Names): readonly Json[] {
  const one = (place: string, name: string, schema: unknown): Json => ({
    name: draw.text(`${place} parameter`, name),
    in: draw.text("parameter place", place),
    description: draw.text("parameter description", "What to look for."),
    ...(draw.maybe("style", 0.3) && { style: draw.text("parameter style", "form") }),
    ...(draw.maybe("parameter deprecated", 0.1) && deprecated(draw)),
    schema,
    example: draw.value("parameter example", 1),
  });
  return [
    { name: "offset", in: "query", schema: { type: "integer", default: draw.value("default", 0) } },
    one("query", "filter", { type: "array", items: { enum: [draw.value("enum", "cat")] } }),
    one("header", "X-Trace", { type: "string", format: draw.text("format", "uuid") }),
    one("cookie", "session", refTo(draw, "schemas", names.key === "id" ? names.item : names.details)),
    {
      name: draw.text("query parameter", "where"),
      in: "query",
      content: object([
        [draw.text("parameter media type", "application/json"), { schema: { type: "object" } }],
      ]),
    },
  ];
}

function json(draw: Draw, schema: string): Json {
  return {
    required: true,
    content: object([
      [draw.text("media type", "application/json"), { schema: refTo(draw, "schemas", schema) }],
    ]),
  };
}

function success(draw: Draw, names: Names, schema: string, status: string): Json {
  return object([
    [
      draw.text("status", status),
      {
        description: draw.text("response description", "Here it is."),
        headers: object([
          [
            draw.text("response header", "X-Rate"),
            {
              required: true,
              description: draw.text("header description", "Left."),
              schema: { type: "integer" },
            },
          ],
        ]),
        content: object([
          [
            draw.text("media type", "application/json"),
            {
              schema: refTo(draw, "schemas", schema),
              examples: object([
                [
                  draw.text("example name", "rex"),
                  {
                    summary: draw.text("example summary", "Rex."),
                    value: draw.value("response example", { id: 1 }),
                  },
                ],
              ]),
            },
          ],
        ]),
        links: object([
          [
            draw.text("link name", "self"),
            {
              operationId: draw.text("link operationId", "getPet"),
              parameters: object([
                [draw.text("link parameter", "petId"), draw.text("link expression", "$response.body#/id")],
              ]),
            },
          ],
        ]),
        ...(draw.maybe("codes of a response", 0.2) && { "x-error-codes": names.codes.slice(0, 1) }),
      },
    ],
    [
      "4XX",
      {
        description: draw.text("response description", "No."),
        content: object([["application/problem+json", { schema: refTo(draw, "schemas", names.details) }]]),
      },
    ],
  ]);
}
