import { generateFrom, readScenarios } from "@lockstep/codegen/testing";
import { expect, test } from "vitest";
import { serverGenerator } from "./index.ts";

for (const scenario of readScenarios(new URL("../scenarios/server.md", import.meta.url))) {
  test(scenario.name, async () => {
    const { files } = await generateFrom(scenario.spec, [serverGenerator]);
    for (const { path, text } of scenario.expected) {
      expect(files.find((file) => file.path === path)?.content).toContain(text);
    }
  });
}
