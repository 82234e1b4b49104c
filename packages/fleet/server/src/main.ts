// Serves the Fleet API as the environment says; see configuration.ts.
import { ConfigurationError, readConfiguration } from "./configuration.ts";
import { createFleetServer, openStore, seed } from "./index.ts";
import { StoreOpenError } from "./store/index.ts";

/** How long requests under way may take after a signal to stop. */
const drainMs = 10_000;

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof StoreOpenError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const { port, host, database } = readConfiguration(process.env);
  const store = openStore({ path: database });
  if (store.users.count() === 0) {
    await seed(store);
    console.log("The store was empty: it has the demo's users now, see src/store/seed.ts.");
  }
  const { url, close } = await createFleetServer({ store }).listen({ port, host });
  console.log(`Fleet API on ${url}`);
  const stop = async (): Promise<void> => {
    await close({ signal: AbortSignal.timeout(drainMs) });
    store.close();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}
