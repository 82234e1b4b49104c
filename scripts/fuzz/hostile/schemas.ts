import type { Draw } from "../draw.ts";
import type { Names } from "./names.ts";

type Json = Record<string, unknown>;

/** A reference to a component: its name escaped as a pointer, and sometimes as a URI. */
export function refTo(draw: Draw, section: string, name: string): Json {
  const escaped = name.toWellFormed() === name && draw.maybe("percent", 0.3) ? encodeURIComponent : String;
  return { $ref: `#/components/${section}/${escaped(escapePointer(name))}` };
}

export function escapePointer(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** `components.schemas`: a resource and its list, details of errors, a union, all keywords; `external` is a reference to another file. */
export function schemasOf(draw: Draw, names: Names, external: string | undefined): Json {
  const ref = (name: string): Json => refTo(draw, "schemas", name);
  const property = draw.text("property name", "kind");
  const [circle, square] = names.branches;
  return object([
    [names.item, resource(draw, names)],
    [
      names.list,
      {
        type: "object",
        required: [names.items],
        properties: object([[names.items, { type: "array", items: ref(names.item) }]]),
      },
    ],
    [
      names.details,
      { type: "object", properties: object([[draw.text("details property", "id"), { type: "integer" }]]) },
    ],
    [
      names.shape,
      {
        description: draw.text("schema description", "A shape."),
        oneOf: [ref(circle), ref(square)],
        ...(draw.maybe("discriminator", 0.7) && {
          discriminator: {
            propertyName: property,
            mapping: object([
              [draw.text("mapping key", "circle"), String(ref(circle)["$ref"])],
              [draw.text("mapping key", "square"), draw.text("mapping value", square)],
            ]),
          },
        }),
      },
    ],
    [circle, branch(draw, property, "circle")],
    [square, { allOf: [branch(draw, property, "square"), { title: draw.text("schema title", "Square") }] }],
    ...(draw.maybe("odd schema", 0.6) ? [[draw.text("schema name", "Odd"), odd(draw, names)] as const] : []),
    ...(external === undefined
      ? []
      : [[draw.text("schema name", "Imported"), { properties: { it: { $ref: external } } }] as const]),
    ...(draw.maybe("alias schema", 0.3)
      ? [[draw.text("schema name", "Alias"), ref(names.item)] as const]
      : []),
  ]);
}

function resource(draw: Draw, names: Names): Json {
  const name = draw.text("property name", "name");
  return {
    type: "object",
    description: draw.text("schema description", "A pet."),
    ...(draw.maybe("schema deprecated", 0.2) && {
      deprecated: true,
      "x-deprecation": {
        reason: draw.text("x-deprecation.reason", "Old."),
        guide: draw.text("x-deprecation.guide", "https://docs.test/"),
      },
    }),
    required: [names.key, draw.text("required", name)],
    properties: object([
      [names.key, { type: "integer", readOnly: draw.maybe("readOnly", 0.3) }],
      [
        name,
        {
          type: "string",
          description: draw.text("property description", "What it is called."),
          default: draw.value("default", "Rex"),
          example: draw.value("schema example", "Rex"),
          format: draw.text("format", "name"),
          pattern: draw.text("pattern", "^\\w+$"),
        },
      ],
      [
        draw.text("property name", "kind"),
        { enum: [draw.value("enum", "cat"), draw.value("enum", "dog"), draw.value("enum", null)] },
      ],
      [
        draw.text("property name", "tag"),
        { const: draw.value("const", "tag"), title: draw.text("schema title", "Tag") },
      ],
      [draw.text("property name", "shape"), refTo(draw, "schemas", names.shape)],
      ...(draw.maybe("free reference", 0.1)
        ? [
            [
              draw.text("property name", "free"),
              { $ref: draw.text("$ref", "#/components/schemas/Free") },
            ] as const,
          ]
        : []),
      [draw.text("property name", "secret"), { type: "string", writeOnly: draw.maybe("writeOnly", 0.3) }],
    ]),
  };
}

function branch(draw: Draw, property: string, kind: string): Json {
  return {
    type: "object",
    required: [property],
    properties: object([[property, { type: "string", enum: [draw.value("enum", kind)] }]]),
  };
}

function odd(draw: Draw, names: Names): Json {
  const anchor = draw.text("$anchor", "here");
  const definition = draw.text("$defs name", "Inner");
  return {
    $anchor: anchor,
    $id: draw.text("$id", "https://schemas.test/odd"),
    $comment: draw.text("$comment", "A note."),
    title: draw.text("schema title", "Odd"),
    type: ["object", "null"],
    $defs: object([[definition, { type: "string", description: draw.text("schema description", "Inner.") }]]),
    properties: object([
      [
        draw.text("property name", "tuple"),
        { type: "array", prefixItems: [{ const: draw.value("const", 1) }, { type: "number" }] },
      ],
      [
        draw.text("property name", "anchored"),
        draw.maybe("anchor used", 0.3) ? { $ref: `#${anchor}` } : { type: "string" },
      ],
      [
        draw.text("property name", "file"),
        { type: "string", format: "binary", contentMediaType: draw.text("contentMediaType", "image/png") },
      ],
      [
        draw.text("property name", "deep"),
        {
          type: "object",
          properties: object([
            [
              draw.text("property name", "deeper"),
              { type: "string", deprecated: true, description: draw.text("property description", "Deep.") },
            ],
          ]),
        },
      ],
    ]),
    patternProperties: object([[draw.text("patternProperties key", "^x-"), { type: "string" }]]),
    dependentRequired: object([
      [draw.text("dependentRequired key", "tuple"), [draw.text("required", "file")]],
    ]),
    additionalProperties: refTo(draw, "schemas", names.details),
    externalDocs: {
      url: draw.text("externalDocs url", "https://docs.test/"),
      description: draw.text("externalDocs description", "More."),
    },
    xml: { name: draw.text("xml name", "odd") },
    ...object([[draw.text("unknown keyword", "x-note"), draw.value("unknown value", "note")]]),
  };
}

/** An object with exactly these own properties, whatever they are called; the last of equal names counts. */
export function object(entries: Iterable<readonly [string, unknown]>): Json {
  return Object.fromEntries(entries);
}
