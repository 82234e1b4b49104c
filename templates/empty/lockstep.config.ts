import { type Config, defineConfig } from "lockstep";

const config: Config = defineConfig({
  contract: "./spec/openapi.yaml",
  outputs: {
    client: "packages/client",
    server: "packages/server",
    mocks: "packages/mocks",
    lint: "packages/lint",
  },
});

export default config;
