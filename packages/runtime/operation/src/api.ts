import type { ErrorFormat } from "./errors/error-format.ts";
import type { Envelope } from "./operation.ts";

/** What all operations of one contract share, as data. */
export interface Api {
  readonly title: string;
  /** `info.version` of the contract. */
  readonly version: string;
  /** Server URLs of the contract with the defaults of their variables filled in; may be relative. Default `[]`. */
  readonly servers: readonly string[];
  readonly errorFormat: ErrorFormat;
  readonly envelope?: Envelope;
  /** The catalogue of error codes. */
  readonly errors: ErrorCatalogue;
  readonly securitySchemes: { readonly [name: string]: SecurityScheme };
}

export type ErrorCatalogue = { readonly [code: string]: ErrorDefinition };

export interface ErrorDefinition {
  readonly status: number;
  readonly title: string;
  /** Template whose `{names}` are properties of the details. */
  readonly message: string;
  /** URL of its documentation. */
  readonly docs?: string;
}

/** A security scheme as far as credentials have to be found and sent (OAS 3.1 §4.8.27). */
export type SecurityScheme =
  | { readonly type: "apiKey"; readonly in: "query" | "header" | "cookie"; readonly name: string }
  | { readonly type: "http"; readonly scheme: string }
  | { readonly type: "oauth2" | "openIdConnect" }
  | { readonly type: "mutualTLS" };
