import { type Config, defineConfig } from "lockstep";

const config: Config = defineConfig({
  contract: "./spec/openapi.yaml",
  name: "fleet",
  outputs: {
    client: "packages/fleet/client",
    server: "packages/fleet/server",
    mocks: "packages/fleet/mocks",
    lint: "packages/fleet/lint",
  },
});

export default config;
