export { ClientConfigurationError } from "./base-url.ts";
export { type CallArguments, call, callOrThrow, type Input } from "./call.ts";
export {
  type ApiClient,
  type ClientContract,
  createApiClient,
  type Method,
  type PagedMethod,
} from "./client.ts";
export type { RawClient } from "./openapi-fetch.ts";
export type { CallOptions, ClientOptions, Logger, SecuritySchemes } from "./options.ts";
export { items, type Page, type PagingOptions, pages } from "./paging/pages.ts";
export { PagingError, type PagingProblem } from "./paging/paging-error.ts";
export type { ResumeToken } from "./paging/position.ts";
export { auth, type CredentialSources } from "./policies/auth/auth.ts";
export type {
  BasicCredentials,
  CredentialContext,
  CredentialSource,
  CredentialValues,
  SchemeKind,
} from "./policies/auth/credentials.ts";
export { defaultPolicies } from "./policies/default-policies.ts";
export {
  type DeprecationOptions,
  type DeprecationWarning,
  deprecation,
} from "./policies/deprecation/deprecation.ts";
export { requestId } from "./policies/request-id/request-id.ts";
export { retry } from "./policies/retry/retry.ts";
export { type RetrySettings, retryDefaults } from "./policies/retry/retry-settings.ts";
export { attemptTimeout, type TimeoutSettings, totalTimeout } from "./policies/timeout/timeout.ts";
export {
  type AddedCredentials,
  type Attempt,
  type CallContext,
  definePolicy,
  type Environment,
  type Policy,
  type PolicyScope,
  type Send,
} from "./policy.ts";
export { ApiCallError, type FailedCall } from "./result/api-call-error.ts";
export type {
  AbortedFailure,
  AnyFailure,
  ApiFailure,
  CircuitOpenFailure,
  CodedFailure,
  Failure,
  InvalidRequestFailure,
  InvalidResponseFailure,
  NetworkFailure,
  RateLimitedFailure,
  TimeoutFailure,
  UncodedFailure,
  UnknownApiFailure,
} from "./result/failure.ts";
export type { Data, Exchange, Failed, Result, Success } from "./result/result.ts";
export type { Schedule, Wait } from "./time.ts";
export { createTransport, type Transport, type TransportOptions } from "./transport.ts";
