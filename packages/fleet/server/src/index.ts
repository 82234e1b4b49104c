export { createFleetServer, type FleetServerOptions } from "./create-fleet-server.ts";
export type { Services } from "./services.ts";
export { demoUsers, openStore, type Principal, type Store, type StoreOptions, seed } from "./store/index.ts";
