import { createFleet, type Fleet, type FleetOptions } from "@fleet-api/client";
import { onTestFinished } from "vitest";
import { createFleetServer, openStore, type Store } from "../index.ts";
import type { Role } from "../store/index.ts";

/** A Fleet server on a free port of the loopback interface, on a store of its own. */
export interface StartedFleet {
  readonly url: string;
  readonly store: Store;
  /** Puts the clock forward, that of server and store. */
  advance(seconds: number): void;
  /** A client that sends this token; none without one. */
  client(token?: string, options?: FleetOptions): Fleet;
  /** A client that a user of the role has logged in. */
  login(role?: Role, options?: FleetOptions): Promise<Fleet>;
  /** An access token of a user of the role. */
  token(role?: Role): Promise<string>;
}

/** When the clock of every server stands still at first. */
export const start: Date = new Date("2026-11-20T09:30:00.000Z");

const password = "correct-horse-battery";

/** Runs until the test ends. */
export async function startFleet(): Promise<StartedFleet> {
  let present = start.getTime();
  const now = (): Date => new Date(present);
  const store = openStore({ now });
  const server = createFleetServer({ store, now });
  const { url, close } = await server.listen({ host: "127.0.0.1" });
  onTestFinished(async () => {
    await close({ signal: AbortSignal.abort() });
    store.close();
  });
  const client: StartedFleet["client"] = (token, options) =>
    createFleet({ baseUrl: url, auth: { bearerAuth: token }, retry: false, now, ...options });
  const token: StartedFleet["token"] = async (role = "operator") => {
    const email = `${role}@fleet.example`;
    await store.users.add({ email, name: role, role, password });
    const session = await store.sessions.login(email, password);
    if (!session) throw new Error(`${email} cannot log in.`);
    return session.accessToken;
  };
  return {
    url,
    store,
    client,
    token,
    login: async (role, options) => client(await token(role), options),
    advance(seconds) {
      present += seconds * 1000;
    },
  };
}
