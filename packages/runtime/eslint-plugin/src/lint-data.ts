/** What the rules know about an API; generated from its contract, data only. */
export interface LintData {
  /** Prefix of the rules' ids, e.g. `fleet` in `fleet/no-sunset-operation`. */
  readonly name: string;
  /** The function that makes a client, e.g. `createFleet`; without `create` it is the name of the client's type. */
  readonly factory: string;
  /**
   * Module specifiers of the generated client, e.g. `@fleet-api/client`; their subpaths are meant too. Empty: any
   * module that exports `factory`, and for descriptors any module called `operations` or `operations.gen`.
   */
  readonly packages: readonly string[];
  /** URLs of the API's servers, to know a plain `fetch` of it. */
  readonly origins: readonly string[];
  /** By operation id. Only those that a rule has something to say about need be here. */
  readonly operations: Readonly<Record<string, OperationData>>;
}

/** One operation of the API. */
export interface OperationData {
  /** Upper case. */
  readonly method: string;
  /** The path template, e.g. `/agents/{agentId}`. */
  readonly path: string;
  /** Set when the operation is deprecated. */
  readonly deprecated?: DeprecationData;
}

/** Why and until when; dates are RFC 3339, and a bare date as `sunset` ends with its day in UTC. */
export interface DeprecationData {
  /** Before it, nothing is reported. */
  readonly since?: string;
  readonly sunset?: string;
  /** True once it is gone, whatever the dates say. */
  readonly removed?: boolean;
  /** The operation or URL to use instead. */
  readonly successor?: string;
  /** URL of the migration guide. */
  readonly guide?: string;
  /** Said where there is no successor. */
  readonly reason?: string;
}
