export type { Api, ErrorCatalogue, ErrorDefinition, SecurityScheme } from "./api.ts";
export { type ErrorFormat, type ImpliedFailure, problemDetails } from "./errors/error-format.ts";
export { type ErrorParts, readError } from "./errors/read-error.ts";
export {
  type Deprecation,
  type DeprecationSignal,
  deprecationHeaders,
  deprecationNotice,
  isRemoved,
  readDeprecation,
} from "./headers/deprecation.ts";
export { formatHttpDate, parseHttpDate } from "./headers/http-date.ts";
export { formatLink, type Link, parseLink } from "./headers/link.ts";
export { readRetryAfter } from "./headers/retry-after.ts";
export {
  type Authorization,
  authorize,
  type CredentialVerdict,
  composeRefusal,
  type PresentedCredential,
} from "./judging/authorize.ts";
export { composeBodyError } from "./judging/body-error.ts";
export {
  type BodyLimits,
  BodyRefusedError,
  type BodySource,
  bodyTooLarge,
  defaultBodyLimits,
  InvalidEncodingError,
  unknownCoding,
} from "./judging/body-source.ts";
export { type Credential, type CredentialSource, credentialNames } from "./judging/credentials.ts";
export {
  type JudgedPage,
  type JudgedRequest,
  type JudgingRules,
  judgeRequest,
  type RequestSource,
} from "./judging/judge-request.ts";
export type { BodyRules } from "./judging/read-body.ts";
export { isPlatformHeader } from "./judging/read-parameters.ts";
export { isRequestId } from "./judging/request-id.ts";
export { rereadable } from "./judging/rereadable.ts";
export { targetViolation } from "./judging/target.ts";
export {
  concreteMediaType,
  essence,
  isJson,
  isMediaRange,
  isText,
  matchMediaType,
} from "./media-type.ts";
export type {
  Envelope,
  ErrorShape,
  Operation,
  OperationTypes,
  Parameter,
  RequestBody,
  ResponseShape,
  SecurityRequirement,
} from "./operation.ts";
export { type CursorCodec, signedCursors } from "./paging/cursor.ts";
export { composePage, type Page, type PageOrigin } from "./paging/page-reply.ts";
export { cursorBinding, type PageRequest, readPageRequest, type SortKey } from "./paging/page-request.ts";
export type { PagePart, Pagination, RequestPlace, ResponsePlace } from "./paging/pagination.ts";
export {
  type DecodedParameters,
  type DecodeOptions,
  decodeParameters,
  type ParameterSource,
} from "./parameters/decode.ts";
export {
  encodeCookies,
  encodeHeader,
  encodeOperationQuery,
  encodePath,
  encodeQuery,
  type ParameterValues,
} from "./parameters/encode.ts";
export type { Dereference } from "./parameters/grammar.ts";
export { getAt, pointerSegments, setAt } from "./pointer.ts";
export {
  builtInFailures,
  composeFailure,
  composeImpliedFailure,
  composeValidationFailure,
  type Failure,
} from "./reply/failure.ts";
export {
  composePageSuccess,
  composeSuccess,
  declaredMediaTypes,
  type Success,
  successStatus,
} from "./reply/success.ts";
export type { ReplyContext, WireReply } from "./reply/wire-reply.ts";
export {
  composeOtherMethod,
  type FoundOperation,
  type FoundOperations,
  firstKept,
  type OperationFinder,
  operationFinder,
  type RoutedRequest,
} from "./routes/find-operation.ts";
export {
  createRouteTable,
  type RouteMatch,
  type RouteResult,
  type RouteTable,
} from "./routes/route-table.ts";
export { serverPath } from "./routes/server-path.ts";
export { type AjvLike, ajvChecker } from "./validation/ajv-checker.ts";
export { type AjvOptions, ajvFormats, ajvOptions, patternOf } from "./validation/ajv-options.ts";
export { componentName, dereferenceIn } from "./validation/component-reference.ts";
export { type Forbidden, withoutForbidden } from "./validation/direction.ts";
export { isSchemaObject, mapSchema, type SchemaObject } from "./validation/schema-walk.ts";
export type {
  Check,
  ContractSchemas,
  OperationSchemas,
  Schema,
  SchemaChecker,
} from "./validation/schemas.ts";
export {
  maxViolations,
  type SchemaFault,
  type Violation,
  violationsFromFaults,
} from "./validation/violation.ts";
