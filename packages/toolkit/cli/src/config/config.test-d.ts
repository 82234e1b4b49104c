import type { Generator } from "@lockstep/codegen";
import { expectTypeOf } from "vitest";
import { type Config, defineConfig } from "../index.ts";

expectTypeOf(
  defineConfig({ contract: "openapi.yaml", outputs: { client: "src/api" } }),
).toEqualTypeOf<Config>();
expectTypeOf<Config["generators"]>().toEqualTypeOf<readonly Generator[] | undefined>();

// Outputs of one's own generators have names of their own.
defineConfig({ contract: "openapi.yaml", outputs: { python: "clients/python" } });

// @ts-expect-error a contract is needed
defineConfig({ outputs: { client: "src/api" } });
// @ts-expect-error outputs are needed
defineConfig({ contract: "openapi.yaml" });
// @ts-expect-error a folder is a string
defineConfig({ contract: "openapi.yaml", outputs: { client: true } });
// @ts-expect-error nothing reads this key
defineConfig({ contract: "openapi.yaml", outputs: { client: "src/api" }, output: "src" });
