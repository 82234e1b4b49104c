import type { CommonServerOptions, Server } from "@lockstep/server";
import * as handlers from "../gen/handlers.gen.ts";
import { createServer } from "../gen/server.gen.ts";
import { artifactLimitBytes } from "./artifact-file.ts";
import { databaseErrors } from "./database-errors.ts";
import { bearerAuth } from "./security.ts";
import type { Services } from "./services.ts";
import type { Principal, Store } from "./store/index.ts";

/** Settings of {@link createFleetServer}: the store, and what every server takes. */
export interface FleetServerOptions
  extends Omit<CommonServerOptions<Principal>, "basePath" | "trustedErrors"> {
  /** Where everything is kept. The server does not close it. */
  readonly store: Store;
}

/**
 * Makes the Fleet API's server on a store.
 * @throws ServerOptionsError when `cursorSecret` is too short.
 */
export function createFleetServer({ store, limits, ...options }: FleetServerOptions): Server {
  const { now = () => new Date() } = options;
  return createServer<Principal, Services>({
    ...options,
    now,
    handlers,
    services: { store, startedAt: now() },
    security: { bearerAuth: bearerAuth(store) },
    trustedErrors: databaseErrors,
    // The largest artifact, and the form around it.
    limits: { uploadBytes: artifactLimitBytes + 16 * 1024, ...limits },
  });
}
