import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkspace, type Workspace } from "../../test/workspace.ts";
import { OutputError } from "../errors.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { type FileChange, writeFiles } from "./write-files.ts";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace({ "a.ts": "old a", "b.ts": "old b", "deep/down/c.ts": "old c" });
});
afterEach(() => workspace.delete());

const change = (path: string, action: FileChange["action"], content = "", once = false): FileChange => ({
  path: `${workspace.folder}/${path}`,
  root: workspace.folder,
  action,
  content,
  once,
});
const changes = (): readonly FileChange[] => [
  change("a.ts", "update", "new a"),
  change("deep/down/c.ts", "delete"),
  change("made/here/d.ts", "create", "new d"),
  change("made/e.ts", "create", "new e", true),
  change("b.ts", "update", "new b"),
];
const signal = new AbortController().signal;
const write = (fileSystem: FileSystem): Promise<void> =>
  writeFiles(changes(), { fileSystem, signal, runId: "test" });

describe("writing", () => {
  test("creates, updates and deletes, and leaves no temporary file or empty folder", async () => {
    await write(nodeFileSystem);
    expect(await contents()).toEqual({
      "a.ts": "new a",
      "b.ts": "new b",
      "made/here/d.ts": "new d",
      "made/e.ts": "new e",
    });
    await expect(nodeFileSystem.readFolder(`${workspace.folder}/deep`)).rejects.toThrow(/ENOENT/);
  });

  test("leaves the old files, all of them, wherever a step fails", async () => {
    const before = await contents();
    let steps = 0;
    await write(failingAt(Number.POSITIVE_INFINITY, () => steps++));
    expect(steps).toBeGreaterThan(15);
    let failures = 0;
    for (let step = 1; step <= steps; step++) {
      await restore(before);
      try {
        await write(failingAt(step));
      } catch (error) {
        failures++;
        expect(error).toBeInstanceOf(OutputError);
        expect(await contents(), `after a failure at step ${step}`).toEqual(before);
      }
    }
    // The others are removals of temporary files: those may fail without harm.
    expect(failures).toBeGreaterThan(10);
  });

  test("says which file could not be written", async () => {
    await expect(write(failingAt(2))).rejects.toThrow(/a\.ts cannot be written: ENOSPC.*Nothing was changed/);
  });

  test("creates a file of the user's only where there is none, even when it came since the plan", async () => {
    await workspace.write("made/e.ts", "the user's");
    await write(nodeFileSystem);
    expect((await contents())["made/e.ts"]).toBe("the user's");
  });

  test("creates a file of the user's also where the disk has no links", async () => {
    const link = async (): Promise<void> => {
      throw Object.assign(new Error("EPERM: operation not permitted, link"), { code: "EPERM" });
    };
    await write({ ...nodeFileSystem, link });
    expect((await contents())["made/e.ts"]).toBe("new e");
  });

  test("leaves everything as it was when it is aborted at any time before the first file is replaced", async () => {
    const before = await contents();
    for (let count = 1; count <= changes().length - 1; count++) {
      const controller = new AbortController();
      let created = 0;
      const createFile = async (path: string, text: string): Promise<void> => {
        await nodeFileSystem.createFile(path, text);
        if (++created === count) controller.abort(new Error("stop"));
      };
      const options = {
        fileSystem: { ...nodeFileSystem, createFile },
        signal: controller.signal,
        runId: "test",
      };
      await expect(writeFiles(changes(), options)).rejects.toThrow("stop");
      expect(await contents()).toEqual(before);
    }
  });

  test("does nothing once it is aborted", async () => {
    const reason = new Error("stop");
    const options = { fileSystem: nodeFileSystem, signal: AbortSignal.abort(reason), runId: "test" };
    const before = await contents();
    await expect(writeFiles(changes(), options)).rejects.toBe(reason);
    expect(await contents()).toEqual(before);
  });
});

async function contents(): Promise<Record<string, string>> {
  const files = await workspace.files();
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await workspace.read(file)] as const)),
  );
}

async function restore(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const path of await workspace.files()) await workspace.remove(path);
  for (const [path, text] of Object.entries(texts)) await workspace.write(path, text);
}

/** A disk whose nth changing step fails, once. */
function failingAt(step: number, counted: () => void = () => undefined): FileSystem {
  let steps = 0;
  const check = (): void => {
    counted();
    if (++steps === step)
      throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  };
  const guarded =
    <Given extends readonly unknown[], Result>(action: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      check();
      return action(...given);
    };
  return {
    ...nodeFileSystem,
    createFile: guarded(nodeFileSystem.createFile),
    copyFile: guarded(nodeFileSystem.copyFile),
    rename: guarded(nodeFileSystem.rename),
    link: guarded(nodeFileSystem.link),
    remove: guarded(nodeFileSystem.remove),
    makeFolder: guarded(nodeFileSystem.makeFolder),
  };
}
