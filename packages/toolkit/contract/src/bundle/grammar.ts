/** What a node of an OpenAPI document is; decided by where it stands. */
export type Kind =
  | "document"
  | "components"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "header"
  | "example"
  | "link"
  | "callback"
  | "securityScheme"
  | "schema"
  | "errorCatalogue"
  | "errorCode"
  | "discriminator";

/** One node, a map of nodes, a list of nodes, or (in old schemas) either one or a list. */
export interface Slot {
  readonly kind: Kind;
  readonly shape: "one" | "map" | "list" | "oneOrList";
}

/** Where nodes stand below a node of one kind; everything else is data, in which `$ref` means nothing. */
export interface Rule {
  /** True where a `$ref` may stand instead. */
  readonly reference: boolean;
  readonly fields: ReadonlyMap<string, Slot>;
  /** For every key that `fields` does not name. */
  readonly rest?: Slot;
}

/**
 * The section of `components` that holds nodes of a kind. Path items and the catalogue of error codes have none: what
 * they refer to is inlined.
 */
export const sections: ReadonlyMap<Kind, string> = new Map<Kind, string>([
  ["schema", "schemas"],
  ["response", "responses"],
  ["parameter", "parameters"],
  ["example", "examples"],
  ["requestBody", "requestBodies"],
  ["header", "headers"],
  ["securityScheme", "securitySchemes"],
  ["link", "links"],
  ["callback", "callbacks"],
  ["mediaType", "mediaTypes"],
]);

/** Methods that a path item may hold, in the order in which operations are listed when the document has no order. */
export const methods: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

const one = (kind: Kind): Slot => ({ kind, shape: "one" });
const map = (kind: Kind): Slot => ({ kind, shape: "map" });
const list = (kind: Kind): Slot => ({ kind, shape: "list" });
const fields = (slots: Readonly<Record<string, Slot>>): ReadonlyMap<string, Slot> =>
  new Map(Object.entries(slots));
const none: ReadonlyMap<string, Slot> = new Map();

const parameterFields = fields({
  schema: one("schema"),
  content: map("mediaType"),
  examples: map("example"),
});

/** OpenAPI 3.0, 3.1 and 3.2 in one table; what a version does not know does no harm in it. */
export const grammar: Readonly<Record<Kind, Rule>> = {
  document: {
    reference: false,
    fields: fields({
      paths: one("paths"),
      webhooks: map("pathItem"),
      components: one("components"),
      "x-error-codes": one("errorCatalogue"),
    }),
  },
  components: {
    reference: false,
    fields: fields({
      ...Object.fromEntries([...sections].map(([kind, section]) => [section, map(kind)])),
      pathItems: map("pathItem"),
    }),
  },
  paths: { reference: false, fields: none, rest: one("pathItem") },
  pathItem: {
    reference: true,
    fields: fields({
      ...Object.fromEntries(methods.map((method) => [method, one("operation")])),
      additionalOperations: map("operation"),
      parameters: list("parameter"),
    }),
  },
  operation: {
    reference: false,
    fields: fields({
      parameters: list("parameter"),
      requestBody: one("requestBody"),
      responses: map("response"),
      callbacks: map("callback"),
    }),
  },
  parameter: { reference: true, fields: parameterFields },
  header: { reference: true, fields: parameterFields },
  requestBody: { reference: true, fields: fields({ content: map("mediaType") }) },
  mediaType: {
    reference: true,
    fields: fields({
      schema: one("schema"),
      itemSchema: one("schema"),
      examples: map("example"),
      encoding: map("encoding"),
      prefixEncoding: list("encoding"),
      itemEncoding: one("encoding"),
    }),
  },
  encoding: {
    reference: false,
    fields: fields({ headers: map("header"), encoding: map("encoding") }),
  },
  response: {
    reference: true,
    fields: fields({ headers: map("header"), content: map("mediaType"), links: map("link") }),
  },
  example: { reference: true, fields: none },
  link: { reference: true, fields: none },
  callback: { reference: true, fields: none, rest: one("pathItem") },
  securityScheme: { reference: true, fields: none },
  errorCatalogue: { reference: true, fields: none, rest: one("errorCode") },
  errorCode: { reference: false, fields: fields({ details: one("schema") }) },
  discriminator: { reference: false, fields: none },
  schema: {
    reference: true,
    fields: fields({
      ...Object.fromEntries(
        ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"].map((key) => [
          key,
          map("schema"),
        ]),
      ),
      ...Object.fromEntries(["allOf", "anyOf", "oneOf", "prefixItems"].map((key) => [key, list("schema")])),
      ...Object.fromEntries(
        [
          "not",
          "if",
          "then",
          "else",
          "contains",
          "propertyNames",
          "additionalProperties",
          "additionalItems",
          "unevaluatedProperties",
          "unevaluatedItems",
          "contentSchema",
        ].map((key) => [key, one("schema")]),
      ),
      items: { kind: "schema", shape: "oneOrList" },
      discriminator: one("discriminator"),
    }),
  },
};
