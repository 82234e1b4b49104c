import type { Api, ContractSchemas, Operation, Schema } from "@lockstep/operation";

/** One contract as generated code holds it, with what only mocks need. */
export interface MockContract {
  readonly api: Api;
  readonly operations: readonly Operation[] | { readonly [id: string]: Operation };
  readonly schemas: ContractSchemas;
  /**
   * The contract's own examples as they travel; only those that are valid are answered: operation id → status → media type → name of the example.
   * Default none.
   */
  readonly examples?: {
    readonly [operationId: string]: {
      readonly [status: string]: { readonly [mediaType: string]: { readonly [name: string]: unknown } };
    };
  };
  /** Schemas of the error codes' details, for errors that the mocks answer by themselves. Default none. */
  readonly details?: { readonly [code: string]: Schema };
  /** Resources that are created, read, changed and deleted, by the name they have in `mocks.collections`. Default none. */
  readonly collections?: { readonly [name: string]: CollectionDescriptor };
}

/**
 * Which operations work on one set of items; each absent where the contract has none. Several of one kind, e.g. of two versions of
 * the API, see the same items, each as its own schema shows them.
 */
export interface CollectionDescriptor {
  readonly list?: string | readonly string[];
  readonly create?: string;
  /** The first of several is where a created item is found. */
  readonly get?: string | readonly string[];
  /** PATCH: merges (RFC 7396). */
  readonly update?: string;
  /** PUT: takes the item's place, and creates it where the operation declares 201. */
  readonly replace?: string;
  readonly delete?: string;
  /** Property of an item that identifies it. */
  readonly key: string;
  /** Path parameter that holds the key. Where an operation has none of that name: the last of its path. */
  readonly parameter: string;
  /** Schema of an item as it is answered. */
  readonly item: Schema;
  /** Properties that no two items share. Default none beside the key. */
  readonly unique?: readonly string[];
}
