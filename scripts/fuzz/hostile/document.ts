import { createDraw, type Draw } from "../draw.ts";
import { extensions } from "./extensions.ts";
import { type Names, namesOf } from "./names.ts";
import { pathsOf, webhooksOf } from "./operations.ts";
import { escapePointer, object, refTo, schemasOf } from "./schemas.ts";

type Json = Record<string, unknown>;

/** A document that tries to become code, and what its user says beside it. */
export interface HostileDocument {
  readonly seed: number;
  /** Location of the root file. */
  readonly location: string;
  /** Text of each file by location. */
  readonly files: ReadonlyMap<string, string>;
  /** The `name` of the configuration. */
  readonly name: string | undefined;
  /** Whether dead references are stubbed. */
  readonly lenient: boolean;
  /** What headers name as the source and as the command. */
  readonly header: { readonly source: string; readonly command: string };
  /** Positions that hold something hostile. */
  readonly hostile: ReadonlySet<string>;
  /** All positions that it has. */
  readonly positions: ReadonlySet<string>;
}

/** The document of a seed; with `only`, hostile at no other positions. */
export function hostileDocument(seed: number, only?: ReadonlySet<string>): HostileDocument {
  const draw = createDraw(seed, only);
  const folder = "/fuzz/";
  const source = `${draw.text("file name", "openapi")}${draw.pick("ending", [".json", ".yaml"])}`;
  const location = `${folder}${source.replace(/[/\\]|^\.*$/g, "_")}`;
  const shared = `${draw.text("shared file name", "shared").replace(/[/\\?#%]|^\.*$/g, "_")}.json`;
  const names = namesOf(draw);
  const definition = draw.text("definition name", "External");
  const external = draw.maybe("second file", 0.3)
    ? `${encodeURIComponent(shared.toWellFormed())}#/definitions/${encodeURIComponent(escapePointer(definition.toWellFormed()))}`
    : undefined;
  const root = rootOf(draw, names, external);
  const files = new Map([
    [location, JSON.stringify(root)],
    [
      `${folder}${shared.toWellFormed()}`,
      JSON.stringify({
        definitions: object([
          [
            definition.toWellFormed(),
            { type: "object", description: draw.text("schema description", "Elsewhere.") },
          ],
        ]),
      }),
    ],
  ]);
  return {
    seed,
    location,
    files,
    name: draw.maybe("config name", 0.3) ? draw.text("config name", "pets") : undefined,
    lenient: draw.maybe("lenient", 0.3),
    header: { source, command: `lockstep generate ${draw.text("command", "openapi.json")}` },
    hostile: draw.hostile,
    positions: draw.asked,
  };
}

function rootOf(draw: Draw, names: Names, external: string | undefined): Json {
  const components = {
    schemas: schemasOf(draw, names, external),
    securitySchemes: securitySchemes(draw, names),
    ...(draw.maybe("other components", 0.4) && otherComponents(draw, names)),
  };
  return {
    openapi: draw.pick("openapi", ["3.0.3", "3.1.0", "3.1.1", "3.2.0"]),
    info: {
      title: draw.text("info.title", "Pets API"),
      version: draw.text("info.version", "1.0.0"),
      summary: draw.text("info.summary", "About pets."),
      description: draw.text("info.description", "All about pets."),
      termsOfService: draw.text("info.termsOfService", "https://pets.test/terms"),
      contact: {
        name: draw.text("info.contact", "Pets"),
        email: draw.text("info.contact", "pets@pets.test"),
      },
      license: { name: draw.text("info.license", "MIT") },
    },
    servers: [
      {
        url: draw.text("server url", "https://{region}.pets.test/v1"),
        description: draw.text("server description", "Near you."),
        variables: object([
          [
            draw.text("server variable", "region"),
            {
              default: draw.text("server variable default", "eu"),
              enum: [draw.text("server variable value", "eu")],
            },
          ],
        ]),
      },
    ],
    tags: [
      {
        name: names.tag,
        description: draw.text("tag description", "Pets."),
        parent: draw.text("tag parent", "pets"),
      },
    ],
    security: [object([[names.schemes[0] ?? "", []]])],
    ...extensions(draw, names),
    paths: pathsOf(draw, names),
    ...(draw.maybe("webhooks", 0.3) && { webhooks: webhooksOf(draw, names) }),
    components,
    ...object([[draw.text("unknown key of the root", "x-note"), draw.value("unknown value", "note")]]),
  };
}

function securitySchemes(draw: Draw, names: Names): Json {
  const [first = "bearer", second = "key"] = names.schemes;
  return object([
    [
      first,
      draw.maybe("oauth2", 0.3)
        ? {
            type: "oauth2",
            flows: {
              clientCredentials: {
                tokenUrl: draw.text("token url", "https://pets.test/token"),
                scopes: object([[draw.text("scope", "read"), draw.text("scope description", "Look.")]]),
              },
            },
          }
        : {
            type: draw.text("security scheme type", "http"),
            scheme: draw.text("http scheme", "bearer"),
            bearerFormat: draw.text("bearer format", "JWT"),
          },
    ],
    [
      second,
      {
        type: "apiKey",
        in: draw.text("api key place", "header"),
        name: draw.text("api key name", "X-Key"),
        description: draw.text("security scheme description", "A key."),
      },
    ],
  ]);
}

function otherComponents(draw: Draw, names: Names): Json {
  return {
    responses: object([
      [
        draw.text("response component", "NotFound"),
        { description: draw.text("response description", "No.") },
      ],
    ]),
    parameters: object([
      [
        draw.text("parameter component", "Limit"),
        {
          name: draw.text("query parameter", "limit"),
          in: "query",
          schema: refTo(draw, "schemas", names.item),
        },
      ],
    ]),
    examples: object([
      [draw.text("example component", "Rex"), { value: draw.value("component example", "Rex") }],
    ]),
    requestBodies: object([
      [
        draw.text("body component", "Pet"),
        { content: object([[draw.text("media type", "application/json"), { schema: true }]]) },
      ],
    ]),
    headers: object([[draw.text("header component", "Rate"), { schema: { type: "integer" } }]]),
    links: object([
      [
        draw.text("link component", "Self"),
        { operationRef: draw.text("operationRef", "#/paths/~1pets/get") },
      ],
    ]),
    callbacks: object([
      [
        draw.text("callback component", "Born"),
        object([[draw.text("callback expression", "{$url}"), { post: { responses: {} } }]]),
      ],
    ]),
  };
}
