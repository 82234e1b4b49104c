import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorkspace, fleet, recordingTerminal, type Workspace } from "../../../test/workspace.ts";
import type { WatchFiles } from "../../watch/watch-files.ts";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace(fleet);
});
afterEach(() => workspace.delete());

test("generates again after each change, runs on through errors, and stops on Ctrl-C", async () => {
  const terminal = recordingTerminal(workspace.folder);
  const watched: (readonly string[])[] = [];
  let changed: (path: string) => void = () => undefined;
  let updated = Promise.withResolvers<void>();
  const watchFiles: WatchFiles = (paths, listener) => {
    changed = listener;
    const note = (next: readonly string[]): void => {
      watched.push(next.map((path) => path.slice(workspace.folder.length + 1)).sort());
      updated.resolve();
      updated = Promise.withResolvers<void>();
    };
    queueMicrotask(() => note(paths));
    return { update: note, close: async () => undefined };
  };
  const nextRun = (): Promise<void> => updated.promise;
  const change = async (path: string, text: string): Promise<void> => {
    await workspace.write(path, text);
    const done = nextRun();
    changed(`${workspace.folder}/${path}`);
    await done;
  };

  const first = nextRun();
  const run = workspace.run(["generate", "--watch"], { terminal, watchFiles, wait: async () => undefined });
  await first;
  expect(watched).toEqual([["lockstep.config.js", "spec/openapi.yaml", "spec/schemas/agent.yaml"]]);
  const document = await workspace.read("spec/openapi.yaml");

  await change("spec/openapi.yaml", document.replace("Lists agents", "Lists all agents"));
  expect(await workspace.read("packages/client/gen/client.gen.ts")).toContain("Lists all agents");

  await change("spec/openapi.yaml", "openapi: [");
  expect(terminal.printed.join("\n")).toContain("Nothing was written: 1 error");
  expect(watched.at(-1)).toContain("spec/openapi.yaml");

  await change("lockstep.config.js", "export default { contract: 1 };");
  expect(terminal.errors.join("\n")).toContain("contract must be the path");

  await workspace.write("lockstep.config.js", fleet["lockstep.config.js"] ?? "");
  await change("spec/openapi.yaml", document.replace("Lists agents", "Lists them"));
  expect(await workspace.read("packages/client/gen/client.gen.ts")).toContain("Lists them");

  terminal.interrupt();
  expect((await run).exitCode).toBe(0);
  expect(terminal.printed.at(-1)).toBe("stopped");
});

test("watches the contract also when the first run fails before it could read it", async () => {
  const terminal = recordingTerminal(workspace.folder);
  const started = Promise.withResolvers<readonly string[]>();
  const watchFiles: WatchFiles = (paths) => {
    started.resolve(paths);
    return { update: () => undefined, close: async () => undefined };
  };
  const loadGenerators = async (): Promise<never> => {
    throw new Error("no generators");
  };
  const run = workspace.run(["generate", "--watch"], { terminal, watchFiles, loadGenerators });
  expect(await started.promise).toEqual(
    expect.arrayContaining([
      `${workspace.folder}/lockstep.config.js`,
      `${workspace.folder}/spec/openapi.yaml`,
    ]),
  );
  terminal.interrupt();
  expect((await run).exitCode).toBe(0);
});

test("does not start with a config that is wrong", async () => {
  await workspace.write("lockstep.config.js", "export default {};");
  const watchFiles = (): never => {
    throw new Error("must not watch");
  };
  expect((await workspace.run(["generate", "--watch"], { watchFiles })).exitCode).toBe(2);
});
