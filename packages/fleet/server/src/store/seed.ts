import type { Store } from "./open-store.ts";
import type { UserInput } from "./users.ts";

/** The users of the demo, one for each role. Not for a server that others can reach: their password is known. */
export const demoUsers: readonly UserInput[] = [
  { email: "admin@fleet.example", name: "Fleet Administrator", role: "admin", password: "password" },
  { email: "operator@fleet.example", name: "Fleet Operator", role: "operator", password: "password" },
  { email: "viewer@fleet.example", name: "Fleet Viewer", role: "viewer", password: "password" },
];

/** Adds the demo's users, those that are there already left out; no agents. */
export async function seed(store: Store): Promise<void> {
  for (const user of demoUsers) await store.users.add(user);
}
