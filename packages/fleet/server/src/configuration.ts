/** What the environment says about a server. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly database: string;
}

/** The environment does not say how to start; the message lists every fault. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly code = "CONFIGURATION_INVALID";
}

/**
 * Reads `PORT` (0 to 65535, 0 for a free one; default 3000), `HOST` (default 127.0.0.1, so that only this machine reaches a server
 * with demo users) and `FLEET_DATABASE` (a file; default `:memory:`).
 * @throws ConfigurationError
 */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const { PORT = "3000", HOST: host = "127.0.0.1", FLEET_DATABASE: database = ":memory:" } = environment;
  const faults: string[] = [];
  const port = /^\d{1,5}$/.test(PORT) ? Number(PORT) : Number.NaN;
  if (!(port <= 65_535)) {
    faults.push(`PORT is ${JSON.stringify(PORT)}; it must be a whole number from 0 to 65535.`);
  }
  if (host.trim() === "") faults.push("HOST is empty; leave it out, or name an interface such as 127.0.0.1.");
  if (database.trim() === "") faults.push("FLEET_DATABASE is empty; leave it out, or name a file.");
  if (faults.length > 0) throw new ConfigurationError(faults.join("\n"));
  return { port, host, database };
}
