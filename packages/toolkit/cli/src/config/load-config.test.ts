import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkspace, fleet, type Workspace } from "../../test/workspace.ts";
import { loadConfig } from "./load-config.ts";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace(fleet);
});
afterEach(() => workspace.delete());

const load = async (text: string, name = "lockstep.config.ts"): Promise<unknown> => {
  await workspace.write(name, text);
  return loadConfig(`${workspace.folder}/${name}`);
};

describe("a config file", () => {
  test("may be TypeScript", async () => {
    const text =
      'const contract: string = "a.yaml";\nexport default { contract, outputs: { client: "src" } } as const;\n';
    expect(await load(text)).toEqual({ contract: "a.yaml", outputs: { client: "src" } });
  });

  test("is read anew each time", async () => {
    const text = (name: string): string =>
      `export default { contract: "${name}", outputs: { client: "src" } };`;
    await load(text("a.yaml"));
    expect(await load(text("b.yaml"))).toMatchObject({ contract: "b.yaml" });
  });
});

describe("a bad config", () => {
  test.each([
    ["exports nothing", "export const config = 1;", "must export a configuration"],
    ["exports a list", "export default [];", "must export a configuration"],
    [
      "has a key that nothing reads",
      'export default { contract: "a", ouputs: {} };',
      'ouputs is not known; did you mean "outputs"?',
    ],
    [
      "has no contract",
      'export default { outputs: { client: "a" } };',
      "contract must be the path or URL of an OpenAPI document",
    ],
    ["has no outputs", 'export default { contract: "a" };', "outputs must say where to write"],
    ["has empty outputs", 'export default { contract: "a", outputs: {} };', "outputs is empty"],
    [
      "has an output that is no folder",
      'export default { contract: "a", outputs: { client: true } };',
      "outputs.client must be a folder",
    ],
    [
      "has a name without a letter",
      'export default { contract: "a", name: "1", outputs: { client: "a" } };',
      "name must be a word",
    ],
    [
      "has generators that are none",
      'export default { contract: "a", outputs: { client: "a" }, generators: [{}] };',
      "generators[0] must come from defineGenerator",
    ],
  ])("that %s is refused with its file and what to write", async (_, text, message) => {
    await expect(load(text)).rejects.toThrow(message);
    await expect(load(text)).rejects.toThrow(`${workspace.folder}/lockstep.config.ts is not right:`);
  });

  test("lists all that is wrong at once", async () => {
    const error = await load("export default { contract: 1, outputs: 2, generators: 3 };").catch(String);
    expect(String(error).split("\n")).toHaveLength(4);
  });
});

describe("lockstep", () => {
  test.each([
    [
      "throws",
      'export const a = 1;\nthrow new Error("no such variable API_URL");',
      /lockstep\.config\.js(:2:7)? cannot be loaded: no such variable/,
    ],
    [
      "does not parse",
      "export default {\n  contract: = 1,\n};",
      /lockstep\.config\.js\S* cannot be loaded: /,
    ],
    [
      "imports what is not installed",
      'import "not-installed-here";',
      /install it: npm install --save-dev not-installed-here/,
    ],
    [
      "names an output that nothing makes",
      'export default { contract: "a", outputs: { cleint: "a" } };',
      /outputs\.cleint is not known; did you mean "client"\?/,
    ],
  ])("answers a config that %s with exit code 2 and no trace", async (_, text, message) => {
    await workspace.write("lockstep.config.js", text);
    const { exitCode, error } = await workspace.run(["generate"]);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
    expect(exitCode).toBe(2);
  });

  test("says what to do where there is no config", async () => {
    await workspace.remove("lockstep.config.js");
    const { exitCode, error } = await workspace.run(["generate"]);
    expect(exitCode).toBe(2);
    expect(error).toContain("lockstep generate openapi.yaml --client src/api");
  });
});
