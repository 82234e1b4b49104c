import type { Api } from "@lockstep/operation";
import { type BaseUrl, operationBase, resolveBaseUrl } from "./base-url.ts";
import { createFetchClient, type FetchClient } from "./openapi-fetch.ts";
import type { ClientOptions, Logger } from "./options.ts";
import { defaultPolicies } from "./policies/default-policies.ts";
import { composePolicies, type Environment, placePolicies } from "./policy.ts";
import { fetchSend } from "./request/fetch-send.ts";
import { schedule, wait } from "./time.ts";

/** Under which a client keeps its core: global, so that two copies of this package understand each other's clients. */
const coreKey: unique symbol = Symbol.for("@lockstep/client.core");

/** Whatever calls can be made with: a generated client, or what {@link createTransport} gives. */
export interface Transport {
  /** Not for use from outside. */
  readonly [coreKey]: Core;
}

/** Settings of a transport; `auth` and the default of `baseUrl` need the generated `api`. */
export interface TransportOptions extends ClientOptions {
  readonly api?: Api;
}

/** Functions only: whatever prints or serialises a client finds no credentials in it. */
export interface Core extends FetchClient {
  readonly base: BaseUrl;
  readonly environment: Environment;
  /** Query parameters that hold credentials. */
  readonly credentialQuery: readonly string[];
}

/** Makes what {@link call} needs to call single operations; with the same policies as a generated client. */
export function createTransport(options: TransportOptions = {}): Transport {
  return attachCore({}, createCore(options));
}

/** The core of a client or transport. */
export function coreOf(transport: Transport): Core {
  return transport[coreKey];
}

/** Makes an object a transport; the core does not show when it is printed or serialised. */
export function attachCore<Target extends object>(target: Target, core: Core): Target & Transport {
  return Object.defineProperty(target, coreKey, { value: core, enumerable: false }) as Target & Transport;
}

export function createCore(options: TransportOptions): Core {
  const base = resolveBaseUrl(options.baseUrl, options.api);
  const environment = environmentOf(options, base);
  const fetch = (request: Request): Promise<Response> => (options.fetch ?? globalThis.fetch)(request);
  const policies = placePolicies(defaultPolicies(options), options.policies);
  const client = createFetchClient({
    base,
    environment,
    send: composePolicies(policies, fetchSend(fetch)),
    headers: options.headers,
    requestInit: options.requestInit,
  });
  const credentialQuery = Object.values(options.api?.securitySchemes ?? {}).flatMap((scheme) =>
    scheme.type === "apiKey" && scheme.in === "query" ? [scheme.name] : [],
  );
  return { ...client, base, environment, credentialQuery };
}

function environmentOf(options: TransportOptions, base: BaseUrl): Environment {
  const console: Logger = { warn: (message) => globalThis.console.warn(message) };
  return {
    originOf: (operation) => operationBase(base, operation).origin,
    now: options.now ?? (() => new Date()),
    random: options.random ?? Math.random,
    wait: options.wait ?? wait,
    schedule: options.schedule ?? schedule,
    logger: options.logger ?? console,
  };
}
