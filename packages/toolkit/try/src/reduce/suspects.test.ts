import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { suspectsOf } from "./suspects.ts";

test("an operation that fails is the one suspect", () => {
  const failure = {
    phase: "answer",
    operation: "getPet",
    message: "it answers 500 to listPets",
    kind: "",
  } as const;
  expect([...suspectsOf(failure, "/nowhere")]).toEqual(["getPet"]);
});

test("what a compiler points at is suspect, with the declaration around it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lockstep-suspects-"));
  try {
    const code = [
      "export interface Shop {",
      "}",
      "export interface ListPets {",
      "  success: {",
      "    200: Pett[];",
      "  };",
      "}",
    ];
    await writeFile(join(folder, "types.gen.ts"), code.join("\n"));
    const message = "types.gen.ts(5,10): error TS2304: Cannot find name 'Pett'.";
    const suspects = suspectsOf({ phase: "compile", message, kind: "" }, folder);
    expect(suspects).toContain("Pett");
    expect(suspects).toContain("listPets");
    expect(suspects).not.toContain("Shop");
  } finally {
    await rm(folder, { recursive: true });
  }
});
