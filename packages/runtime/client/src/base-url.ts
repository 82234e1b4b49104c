import type { Api } from "@lockstep/operation";

/** Where a contract's paths start. */
export interface BaseUrl {
  /** Without a slash at its end. */
  readonly href: string;
  readonly origin: string;
}

/** A client that cannot be made of its options. */
export class ClientConfigurationError extends Error {
  override readonly name = "ClientConfigurationError";
  readonly code = "CLIENT_CONFIGURATION";
}

/** The base URL that was given, else the contract's first absolute server. @throws ClientConfigurationError when there is none. */
export function resolveBaseUrl(given: string | undefined, api: Api | undefined): BaseUrl {
  const stated = given ?? api?.servers.find((server) => URL.canParse(server));
  if (stated === undefined) {
    const servers = api?.servers.length ? ` only relative servers (${api.servers.join(", ")})` : " no server";
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
  return { href: `${url.origin}${url.pathname.replace(/\/+$/, "")}`, origin: url.origin };
}
