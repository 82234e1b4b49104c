import type { Kind } from "../bundle/grammar.ts";

const fields = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const parameter = `name in description required deprecated allowEmptyValue style explode allowReserved schema content example
  examples`;

/**
 * The fixed fields of OpenAPI's objects, 3.0 to 3.2 in one table: what a version does not know yet is understood anyway. Kinds with
 * names of their own as keys, and schemas, which have their own table, are not here.
 */
export const knownKeys: ReadonlyMap<Kind, ReadonlySet<string>> = new Map<Kind, ReadonlySet<string>>([
  [
    "document",
    fields(
      "openapi $self info jsonSchemaDialect servers paths webhooks components security tags externalDocs",
    ),
  ],
  [
    "components",
    fields(`schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems
      mediaTypes`),
  ],
  [
    "pathItem",
    fields(`$ref summary description get put post delete options head patch trace query additionalOperations servers
      parameters`),
  ],
  [
    "operation",
    fields(`tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated
      security servers`),
  ],
  ["parameter", fields(parameter)],
  ["header", fields(parameter)],
  ["requestBody", fields("description content required")],
  [
    "mediaType",
    fields("schema itemSchema example examples encoding prefixEncoding itemEncoding description"),
  ],
  [
    "encoding",
    fields(
      "contentType headers encoding prefixEncoding itemEncoding style explode allowReserved description",
    ),
  ],
  ["response", fields("summary description headers content links")],
  ["link", fields("operationRef operationId parameters requestBody description server")],
  [
    "securityScheme",
    fields(
      `type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated`,
    ),
  ],
  ["discriminator", fields("propertyName mapping defaultMapping")],
]);
