import type { ApiName } from "@lockstep/codegen";
import type { Contract, OperationModel } from "@lockstep/contract";

/** What the consumers' lint rules are told about the API: its deprecated operations, as JSON data. */
export function lintData(contract: Contract, api: ApiName, packages: readonly string[]): object {
  const leaving = contract.operations.filter(isLeaving);
  return {
    name: api.camel,
    factory: `create${api.pascal}`,
    packages,
    origins: originsOf(contract, leaving),
    operations: Object.fromEntries(leaving.map((operation) => [operation.id, operationData(operation)])),
  };
}

/** Deprecated now, or going to be at a date that the contract already names. */
function isLeaving({ deprecated, deprecation }: OperationModel): boolean {
  return deprecated || deprecation?.since !== undefined || deprecation?.sunset !== undefined;
}

function operationData(operation: OperationModel): object {
  const { method, path, deprecation } = operation;
  const { phase, sunset, successor, guide, reason } = deprecation ?? {};
  return {
    method,
    path,
    deprecated: {
      since: sinceOf(operation),
      sunset,
      removed: phase === "removed" ? true : undefined,
      successor: successor?.operationId ?? successor?.url,
      guide,
      reason,
    },
  };
}

/** From when on uses are reported; undefined for always. */
function sinceOf({ deprecated, deprecation }: OperationModel): string | undefined {
  const { phase, since, sunset } = deprecation ?? {};
  // The phase that is written holds whatever the dates say; one that is still in use is so until its sunset.
  if (phase === "deprecated" || phase === "removed") return undefined;
  return since ?? (deprecated ? undefined : sunset);
}

/** Absolute URLs of the servers; variables stay as templates. */
function originsOf(contract: Contract, operations: readonly OperationModel[]): readonly string[] {
  const servers = [...contract.servers, ...operations.flatMap((operation) => operation.servers)];
  const urls = servers.map(({ url }) => url.replace(/\/$/, "")).filter((url) => /^https?:\/\//i.test(url));
  return [...new Set(urls)];
}
