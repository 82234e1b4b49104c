export { type Catalogue, catalogue } from "./diagnostics/catalogue.ts";
export {
  type DiagnosticCatalogue,
  type DiagnosticDefinition,
  type DiagnosticParameters,
  defineDiagnostics,
} from "./diagnostics/define-diagnostics.ts";
export type {
  Diagnostic,
  RelatedLocation,
  Severity,
  SourceFrame,
  SourceLocation,
} from "./diagnostics/diagnostic.ts";
export { type FormatOptions, formatDiagnostic } from "./diagnostics/format-diagnostic.ts";
export {
  createReporter,
  type Locate,
  type ReportDetails,
  type Reporter,
  type SeverityRules,
} from "./diagnostics/reporter.ts";
export { visible } from "./diagnostics/visible.ts";
export {
  defineExtension,
  type Extension,
  type ExtensionContext,
  type ExtensionPlace,
  type OperationDraft,
} from "./extensions/define-extension.ts";
export { type AnyExtension, extensions } from "./extensions/index.ts";
export type { Inherited } from "./extensions/inherit.ts";
export { type Locator, type LocatorResult, locatorText, parseLocator } from "./extensions/locator.ts";
export {
  type Deprecation,
  type DeprecationPhase,
  phaseAt,
  type Successor,
  xDeprecation,
} from "./extensions/x-deprecation/extension.ts";
export { type Envelope, type EnvelopeMeta, xEnvelope } from "./extensions/x-envelope/extension.ts";
export { type ErrorCategories, xErrorCategories } from "./extensions/x-error-categories/extension.ts";
export { type ErrorCode, xErrorCodes } from "./extensions/x-error-codes/extension.ts";
export {
  type ErrorFormat,
  type ImpliedCodes,
  type ImpliedFailure,
  xErrorFormat,
} from "./extensions/x-error-format/extension.ts";
export {
  type Pagination,
  type PaginationEnd,
  type PaginationStyle,
  type RequestLocation,
  type RequestPart,
  type ResponseLocation,
  type ResponsePart,
  xPagination,
} from "./extensions/x-pagination/extension.ts";
export type { ReadFile } from "./files/read-file.ts";
export { isJsonObject } from "./json/json-object.ts";
export { joinPointer, pointerSegments, valueAt } from "./json/json-pointer.ts";
export { toJsonSchema } from "./json-schema/to-json-schema.ts";
export { type LoadOptions, type LoadResult, loadContract } from "./load-contract.ts";
export type {
  BodyModel,
  CallbackModel,
  Contract,
  HeaderModel,
  JsonObject,
  MediaTypeModel,
  OperationModel,
  ParameterModel,
  ResponseModel,
  SchemaModel,
  SchemaNode,
  SecurityRequirement,
  SecuritySchemeModel,
  ServerModel,
  TagModel,
} from "./model.ts";
export { camelCase, isIdentifier, pascalCase } from "./names/identifier.ts";
export { suggest } from "./names/suggest.ts";
export { createParsedFiles, type ParsedFiles } from "./parse/parsed-files.ts";
export { isJsonMediaType, jsonMediaType, mediaTypeEssence } from "./queries/media-types.ts";
export { operationById, responseFor, successResponses } from "./queries/operations.ts";
export { type HasDocument, referencedSchema, resolve } from "./queries/resolve.ts";
export { branchesOf, type SchemaAt, schemaAt } from "./queries/schema-at.ts";
export { schemaDeprecation } from "./queries/schema-deprecation.ts";
export { type WalkSchemaOptions, walkSchema } from "./queries/walk-schema.ts";
export { frameIn, type PlacePart } from "./source/locate.ts";
export type { Place, SourceMap } from "./source/source-map.ts";
