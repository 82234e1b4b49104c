/** How a security scheme takes credentials: `bearer` also stands for OAuth 2 and OpenID Connect, `http` for any other `Authorization`. */
export type SchemeKind = "bearer" | "basic" | "apiKey" | "http";

/** What is sent for each kind of scheme. */
export interface CredentialValues {
  /** The token, without `Bearer`. */
  readonly bearer: string;
  readonly basic: BasicCredentials;
  readonly apiKey: string;
  /** What follows the scheme's name in `Authorization`. */
  readonly http: string;
}

/** RFC 7617. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** Credentials, or a function that is asked for them at each attempt; `undefined`: there are none now. */
export type CredentialSource<Kind extends SchemeKind> =
  | CredentialValues[Kind]
  | ((
      context: CredentialContext,
    ) => CredentialValues[Kind] | undefined | Promise<CredentialValues[Kind] | undefined>);

/** What credentials are wanted for. */
export interface CredentialContext {
  /** Name of the security scheme. */
  readonly scheme: string;
  /** Scopes that the operation needs. */
  readonly scopes: readonly string[];
  /** The operation's id. */
  readonly operation: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** Aborted when nobody waits for the credentials any more. */
  readonly signal: AbortSignal;
}
