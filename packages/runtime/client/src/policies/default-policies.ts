import { ClientConfigurationError } from "../base-url.ts";
import type { Policy } from "../policy.ts";
import type { TransportOptions } from "../transport.ts";
import { auth } from "./auth/auth.ts";
import { deprecation } from "./deprecation/deprecation.ts";
import { requestId } from "./request-id/request-id.ts";
import { retry } from "./retry/retry.ts";
import { attemptTimeout, totalTimeout } from "./timeout/timeout.ts";

/**
 * The policies of a client, the first one outermost:
 * 1. `deprecation`, `request-id` and `total-timeout` around the whole call,
 * 2. `retry`,
 * 3. `timeout` around each attempt,
 * 4. `auth`, innermost, so that no other policy sees credentials and each attempt has fresh ones.
 */
export function defaultPolicies(options: TransportOptions = {}): readonly Policy[] {
  const { api, onDeprecated, deprecation: deprecated = {} } = options;
  if (options.auth && !api) {
    throw new ClientConfigurationError(
      "auth needs the contract's security schemes; pass the generated api too: createTransport({ api, auth }).",
    );
  }
  return [
    ...(deprecated === false ? [] : [deprecation({ ...(onDeprecated && { onDeprecated }), ...deprecated })]),
    requestId(options.requestId),
    totalTimeout(options.timeout),
    retry(options.retry),
    attemptTimeout(options.timeout),
    ...(options.auth && api ? [auth(options.auth, api.securitySchemes)] : []),
  ];
}
