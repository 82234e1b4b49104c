import type { Api, Operation } from "@lockstep/operation";

/** Where a contract's paths start. */
export interface BaseUrl {
  /** Without a slash at its end. */
  readonly href: string;
  readonly origin: string;
  /** Whether it is the contract's own server, so that operations which the contract has elsewhere are there. */
  readonly isContracts: boolean;
}

/** A client that cannot be made of its options. */
export class ClientConfigurationError extends Error {
  override readonly name = "ClientConfigurationError";
  readonly code = "CLIENT_CONFIGURATION";
}

/** The base URL that was given, else the contract's first absolute server. @throws ClientConfigurationError when there is none. */
export function resolveBaseUrl(given: string | undefined, api: Api | undefined): BaseUrl {
  const first = api?.servers.find(isAbsolute);
  const stated = given ?? first;
  if (stated === undefined) {
    const servers = api?.servers.length
      ? ` no absolute server (only ${api.servers.join(", ")})`
      : " no server";
    throw new ClientConfigurationError(
      `baseUrl is missing and ${api ? `the contract "${api.title}" has${servers}` : "there is no contract to take it from"}; pass an absolute one, e.g. { baseUrl: "https://api.example.com" }.`,
    );
  }
  if (!URL.canParse(stated)) {
    throw new ClientConfigurationError(
      `baseUrl "${stated}" is not absolute; pass the whole URL, in browsers e.g. new URL("/api", location.href).href.`,
    );
  }
  const url = new URL(stated);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new ClientConfigurationError(`baseUrl must begin with http:// or https://, not ${url.protocol}.`);
  }
  if (url.username || url.password) {
    throw new ClientConfigurationError("baseUrl must not hold a user name or password; pass them by auth.");
  }
  if (url.search || url.hash) {
    throw new ClientConfigurationError("baseUrl must not have a query or a fragment.");
  }
  const href = hrefOf(url);
  return { href, origin: url.origin, isContracts: first !== undefined && href === hrefOf(new URL(first)) };
}

/**
 * Where an operation is. The contract may have it at a server of its own, e.g. for uploads; a base URL other than the contract's is
 * where all operations are.
 */
export function operationBase(
  base: BaseUrl,
  operation: Pick<Operation, "servers"> | undefined,
): Pick<BaseUrl, "href" | "origin"> {
  const [own] = operation?.servers ?? [];
  if (own === undefined || !base.isContracts || !URL.canParse(own, base.href)) return base;
  const url = new URL(own, base.href);
  return { href: hrefOf(url), origin: url.origin };
}

// A template that nobody filled in is no host.
function isAbsolute(server: string): boolean {
  return URL.canParse(server) && !/[{}]/.test(new URL(server).host);
}

function hrefOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, "")}`;
}
