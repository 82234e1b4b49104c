import type { Draw } from "../draw.ts";
import { deprecated } from "./extensions.ts";
import type { Names } from "./names.ts";
import { object, refTo } from "./schemas.ts";

type Json = Record<string, unknown>;

/** Parameters of every place and style. */
export function parameters(draw: Draw, names: Names): readonly Json[] {
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

/** A JSON body. */
export function jsonBody(draw: Draw, schema: string): Json {
  return {
    required: true,
    content: object([
      [draw.text("media type", "application/json"), { schema: refTo(draw, "schemas", schema) }],
    ]),
  };
}

/** The answers of an operation: one that goes well, with headers, examples and links, and one that does not. */
export function answers(draw: Draw, names: Names, schema: string, status: string): Json {
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

/** A body of forms, and of text. */
export function formBody(draw: Draw): Json {
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
  return {
    required: true,
    description: draw.text("body description", "A photo."),
    content: object([
      ["multipart/form-data", { schema: fields, encoding }],
      ["application/x-www-form-urlencoded", { schema: fields, encoding }],
      [draw.text("media type", "text/plain"), {}],
    ]),
  };
}
