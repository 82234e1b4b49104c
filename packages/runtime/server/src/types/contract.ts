import type { Api, ContractSchemas, Operation } from "@lockstep/operation";

/** One contract as generated code holds it. */
export interface ServerContract {
  readonly api: Api;
  /** All descriptors: as a list, by id, or as the module that exports them. */
  readonly operations: readonly Operation[] | { readonly [id: string]: Operation };
  readonly schemas: ContractSchemas;
}

export function operationsOf({ operations }: Pick<ServerContract, "operations">): readonly Operation[] {
  return Object.values(operations);
}
