import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Deprecation } from "./extensions/x-deprecation/extension.ts";
import type { Envelope } from "./extensions/x-envelope/extension.ts";
import type { ErrorCode, ErrorFormat } from "./extensions/x-error-codes/extension.ts";
import type { Pagination } from "./extensions/x-pagination/extension.ts";
import type { SourceMap } from "./source/source-map.ts";

/** A JSON object as it stands in the document. */
export type JsonObject = { readonly [key: string]: unknown };

/** A JSON Schema as it stands in the document; `true`, `false` or an object that may hold `$ref`. */
export type SchemaNode = boolean | JsonObject;

/** One OpenAPI document, loaded, bundled, named and checked. Deeply readonly; frozen at the top levels. */
export interface Contract {
  /** The line of the specification that the document follows. */
  readonly openapi: "3.0" | "3.1" | "3.2";
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  /** `servers` of the root, with their variables; empty where the document names none. */
  readonly servers: readonly ServerModel[];
  /** `tags` of the root, in order; operations may have others. */
  readonly tags: readonly TagModel[];
  /** All operations under `paths`, in the document's order. */
  readonly operations: readonly OperationModel[];
  /** Operations under `webhooks`, in the document's order; `path` is the webhook's name. */
  readonly webhooks: readonly OperationModel[];
  /** `components.schemas` (those hoisted from other files included), in order. */
  readonly schemas: readonly SchemaModel[];
  /** Those that are declared, then those that `security` names all the same, which are read as bearer tokens. */
  readonly securitySchemes: readonly SecuritySchemeModel[];
  /** The catalogue of `x-error-codes` at the root, in order; empty where there is none. */
  readonly errors: readonly ErrorCode[];
  /** Where an error body keeps its parts; RFC 9457 by default. */
  readonly errorFormat: ErrorFormat;
  readonly envelope?: Envelope;
  /** Deprecations of schemas and properties, by their `x-deprecation` values; see `schemaDeprecation`. */
  readonly schemaDeprecations: ReadonlyMap<JsonObject, Deprecation>;
  /**
   * The whole document as one, normalised: every `$ref` is internal and points to `#/components/<kind>/<name>`
   * (path items are inlined), every operation carries its unique `operationId`.
   */
  readonly document: JsonObject;
  /** Where every node of `document` stands in the files that were read. */
  readonly source: SourceMap;
  /** Everything found while loading that did not stop it. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface TagModel {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  /** OAS 3.2: name of the tag that it stands below. */
  readonly parent?: string;
  /** OAS 3.2: what the tag is for, e.g. `nav`. */
  readonly kind?: string;
}

export interface ServerModel {
  readonly url: string;
  readonly description?: string;
  readonly variables: Readonly<
    Record<string, { readonly default: string; readonly enum?: readonly string[] }>
  >;
}

export interface SchemaModel {
  /** Key under `components.schemas` of `document`. */
  readonly name: string;
  /** The one TypeScript name that all generators use for it. */
  readonly identifier: string;
  readonly schema: SchemaNode;
  readonly description?: string;
  /** JSON pointer into `document`. */
  readonly pointer: string;
}

export interface SecuritySchemeModel {
  /** Key under `components.securitySchemes`. */
  readonly name: string;
  /** The security scheme object, `$ref` followed; its type is one of OpenAPI's, with the fields that the type needs. */
  readonly scheme: JsonObject;
  readonly pointer: string;
}

export interface OperationModel {
  /** Unique, a valid TypeScript identifier; the name in every generated layer. */
  readonly id: string;
  /** `operationId` as the document spells it, where it does. */
  readonly operationId?: string;
  /** Upper case: `GET`, `QUERY`, … */
  readonly method: string;
  /** The path template as it is written. */
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  /** `deprecated: true`, or a deprecation whose phase is `deprecated` or `removed`. */
  readonly deprecated: boolean;
  /** Those of the path item merged in, `$ref`s followed. */
  readonly parameters: readonly ParameterModel[];
  readonly body?: BodyModel;
  readonly responses: readonly ResponseModel[];
  /** OR of ANDs. Empty: public. An empty inner list: credentials are optional. */
  readonly security: readonly (readonly SecurityRequirement[])[];
  readonly servers: readonly ServerModel[];
  /** Callback operations by callback name and runtime expression. */
  readonly callbacks: readonly CallbackModel[];
  /** Codes that it may answer, implied ones included, each once, in the catalogue's order. */
  readonly errors: readonly ErrorCode[];
  readonly pagination?: Pagination;
  readonly deprecation?: Deprecation;
  /** Absent where it is switched off or not declared. */
  readonly envelope?: Envelope;
  /** JSON pointer into `document`. */
  readonly pointer: string;
}

export interface SecurityRequirement {
  readonly scheme: string;
  readonly scopes: readonly string[];
}

export interface ParameterModel {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly deprecation?: Deprecation;
  /** `simple` for path and header, `form` for query and cookie, unless said. */
  readonly style: string;
  /** True for `form` unless said, else false. */
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** The schema; that of the media type when `content` is used; `true` where none is given. */
  readonly schema: SchemaNode;
  /** Set when the parameter is serialised by `content`. */
  readonly contentType?: string;
  readonly pointer: string;
  /** JSON pointer of `schema` into `document`. */
  readonly schemaPointer: string;
}

export interface BodyModel {
  readonly required: boolean;
  readonly description?: string;
  readonly content: readonly MediaTypeModel[];
  readonly pointer: string;
}

export interface ResponseModel {
  /** `"200"`, `"4XX"` or `"default"`. */
  readonly status: string;
  readonly description?: string;
  readonly headers: readonly HeaderModel[];
  readonly content: readonly MediaTypeModel[];
  /** `links` as they stand, `$ref`s followed. */
  readonly links: Readonly<Record<string, JsonObject>>;
  readonly deprecation?: Deprecation;
  /** Codes listed on the response itself. */
  readonly errors: readonly string[];
  readonly pointer: string;
}

export interface MediaTypeModel {
  /** As written, e.g. `application/json; charset=utf-8`. */
  readonly mediaType: string;
  /** Absent where the document gives none. */
  readonly schema?: SchemaNode;
  /** OAS 3.2: the schema of each item of a sequential media type. */
  readonly itemSchema?: SchemaNode;
  readonly encoding: JsonObject;
  /** `example` as `{ default: … }`, or `examples` with their values, `$ref`s followed; external values left out. */
  readonly examples: Readonly<Record<string, unknown>>;
  readonly pointer: string;
  readonly schemaPointer: string;
}

export interface HeaderModel {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly deprecation?: Deprecation;
  readonly schema: SchemaNode;
  readonly pointer: string;
  readonly schemaPointer: string;
}

export interface CallbackModel {
  readonly name: string;
  readonly expression: string;
  readonly operations: readonly OperationModel[];
}
