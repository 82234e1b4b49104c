import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: [
      "packages/**/*.test.ts",
      "generators/**/*.test.ts",
      "scripts/**/*.test.ts",
      "bench/src/**/*.test.ts",
    ],
    setupFiles: ["./vitest.setup.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    // Compilers and real servers run in some of them, on machines of two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
