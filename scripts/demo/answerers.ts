// Loaded after the packages were generated anew.
import { createFleet } from "@fleet-api/client";
import { createFleetMocks } from "@fleet-api/mocks";
import { createFleetServer, openStore, seed } from "@fleet-api/server";
import { setupServer } from "msw/node";
import { type Answer, runProgram } from "./program.ts";

// A moment between deprecation and sunset of version 1, so that the demo answers the same on any day.
const now = (): Date => new Date("2026-11-20T09:30:00.000Z");

/** Runs the program against a Fleet server on a free port and a store in memory. */
export async function askServer(): Promise<{ readonly url: string; readonly answers: readonly Answer[] }> {
  const store = openStore({ now });
  await seed(store);
  const { url, close } = await createFleetServer({ store, now }).listen({ host: "127.0.0.1" });
  try {
    const answers = await runProgram((options) => createFleet({ ...options, baseUrl: url, now }));
    return { url, answers };
  } finally {
    await close();
    store.close();
  }
}

/** Runs the program against the mocks: MSW takes its requests before they leave the process. */
export async function askMocks(): Promise<{ readonly url: string; readonly answers: readonly Answer[] }> {
  const url = "https://api.fleet.example";
  const server = setupServer(...createFleetMocks({ baseUrl: url, now }).handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    return { url, answers: await runProgram((options) => createFleet({ ...options, baseUrl: url, now })) };
  } finally {
    server.close();
  }
}
