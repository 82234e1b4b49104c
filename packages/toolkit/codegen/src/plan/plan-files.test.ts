import { describe, expect, test } from "vitest";
import {
  type FileState,
  type GeneratedFile,
  manifestPath,
  mergeFiles,
  PlanError,
  pathsToRead,
  planFiles,
} from "../index.ts";

const generated = (path: string, content: string): GeneratedFile => ({
  path,
  content,
  ownership: "generated",
});
const once = (path: string, content: string): GeneratedFile => ({ path, content, ownership: "once" });

describe("the plan", () => {
  test("creates what is missing, with a manifest of the generated files", () => {
    const entries = planFiles({
      wanted: [generated("gen/a.gen.ts", "a"), once("src/b.ts", "b")],
      disk: new Map(),
    });
    expect(entries.map(({ path, state, action }) => [path, state, action])).toEqual([
      ["gen/a.gen.ts", "missing", "create"],
      ["src/b.ts", "missing", "create"],
      [manifestPath, "missing", "create"],
    ]);
    expect(entries.at(-1)?.content).toMatch(/^\{\n {2}"gen\/a\.gen\.ts": "[0-9a-f]{64}"\n\}\n$/);
  });

  test("finds everything unchanged the second time", () => {
    const wanted = [generated("gen/b.gen.ts", "b"), generated("gen/a.gen.ts", "a"), once("src/h.ts", "h")];
    const disk = written(wanted);
    expect(statesOf({ wanted, disk })).toEqual({
      "gen/a.gen.ts": "unchanged",
      "gen/b.gen.ts": "unchanged",
      "src/h.ts": "kept",
      [manifestPath]: "unchanged",
    });
  });

  test("updates a file that stands as it was generated", () => {
    const disk = written([generated("gen/a.gen.ts", "old")]);
    const entries = planFiles({ wanted: [generated("gen/a.gen.ts", "new")], disk });
    expect(entries.map(({ state, action, content }) => [state, action, content?.length])).toEqual([
      ["stale", "update", 3],
      ["stale", "update", entries[1]?.content?.length],
    ]);
  });

  test("keeps a hand-edited file, and still calls it so the next time", () => {
    const wanted = [generated("gen/a.gen.ts", "new")];
    const disk = written([generated("gen/a.gen.ts", "old")]).set("gen/a.gen.ts", "mine");
    const entries = planFiles({ wanted, disk });
    expect(entries[0]).toEqual({
      path: "gen/a.gen.ts",
      state: "hand-edited",
      action: "none",
      ownership: "generated",
    });
    expect(statesOf({ wanted, disk: apply(disk, entries) })["gen/a.gen.ts"]).toBe("hand-edited");
  });

  test("updates a file whose edit was undone, even after a run that kept the edit", () => {
    const wanted = [generated("gen/a.gen.ts", "new")];
    const disk = written([generated("gen/a.gen.ts", "old")]).set("gen/a.gen.ts", "mine");
    const after = apply(disk, planFiles({ wanted, disk })).set("gen/a.gen.ts", "old");
    expect(statesOf({ wanted, disk: after })["gen/a.gen.ts"]).toBe("stale");
  });

  test("overwrites a hand-edited file when forced, and is content from then on", () => {
    const wanted = [generated("gen/a.gen.ts", "new")];
    const disk = written([generated("gen/a.gen.ts", "old")]).set("gen/a.gen.ts", "mine");
    const entries = planFiles({ wanted, disk, force: true });
    expect(entries[0]).toMatchObject({ state: "hand-edited", action: "update", content: "new" });
    expect(statesOf({ wanted, disk: apply(disk, entries) })["gen/a.gen.ts"]).toBe("unchanged");
  });

  test("does not overwrite a file that Lockstep never wrote", () => {
    const disk = new Map([["gen/a.gen.ts", "someone else's"]]);
    expect(statesOf({ wanted: [generated("gen/a.gen.ts", "a")], disk })["gen/a.gen.ts"]).toBe("hand-edited");
  });

  test("deletes what is left over, unless it was edited", () => {
    const before = [
      generated("gen/a.gen.ts", "a"),
      generated("gen/b.gen.ts", "b"),
      generated("gen/gone.gen.ts", "c"),
    ];
    const disk = written(before).set("gen/b.gen.ts", "mine");
    disk.delete("gen/gone.gen.ts");
    const entries = planFiles({ wanted: [], disk });
    expect(entries.map(({ path, state, action, edited }) => [path, state, action, edited])).toEqual([
      ["gen/a.gen.ts", "left-over", "delete", undefined],
      ["gen/b.gen.ts", "left-over", "none", true],
      [manifestPath, "stale", "update", undefined],
    ]);
    expect(entries.at(-1)?.content).toContain("gen/b.gen.ts");
    expect(entries.at(-1)?.content).not.toContain("gen/a.gen.ts");
  });

  test("never compares a file of the user's, nor lists it in the manifest", () => {
    const disk = new Map([["src/h.ts", "written by hand"]]);
    expect(planFiles({ wanted: [once("src/h.ts", "another stub")], disk, force: true })).toEqual([
      { path: "src/h.ts", state: "kept", action: "none", ownership: "once" },
    ]);
  });

  test("takes Windows line breaks for no change", () => {
    const wanted = [generated("gen/a.gen.ts", "a\nb\n")];
    const disk = written(wanted);
    for (const [path, text] of disk) disk.set(path, text.replaceAll("\n", "\r\n"));
    expect(new Set(Object.values(statesOf({ wanted, disk })))).toEqual(new Set(["unchanged"]));
  });

  test("reads through the conflict markers of a merge in its manifest", () => {
    const disk = written([generated("gen/a.gen.ts", "old")]);
    disk.set(manifestPath, `<<<<<<< HEAD\n${disk.get(manifestPath)}=======\n>>>>>>> main\n`);
    expect(statesOf({ wanted: [generated("gen/a.gen.ts", "new")], disk })["gen/a.gen.ts"]).toBe("stale");
  });

  test("never follows a manifest out of its folder", () => {
    const hash = "0".repeat(64);
    const manifest = `{\n  "../secret.ts": "${hash}",\n  "/etc/passwd": "${hash}",\n  "gen/a.gen.ts": "${hash}"\n}\n`;
    expect(pathsToRead([], manifest)).toEqual([manifestPath, "gen/a.gen.ts"]);
  });
});

describe("the files of several generators", () => {
  test("are one where they are equal", () => {
    const file = generated("gen/types.gen.ts", "t");
    expect(
      mergeFiles([
        { origin: "types for client", files: [file] },
        { origin: "types for mocks", files: [{ ...file }] },
      ]),
    ).toEqual([file]);
  });

  test.each([
    ["differ under one path", "gen/a.gen.ts", "gen/a.gen.ts"],
    ["differ only by case", "src/handlers/get-id.ts", "src/handlers/get-ID.ts"],
  ])("are refused when they %s", (_, first, second) => {
    const sets = [
      { origin: "one", files: [generated(first, "1")] },
      { origin: "two", files: [generated(second, "2")] },
    ];
    expect(() => mergeFiles(sets)).toThrow(PlanError);
    expect(() => mergeFiles(sets)).toThrow(/one and two/);
  });

  test.each(["../a.ts", "/a.ts", "a\\b.ts", "a//b.ts", "C:/a.ts", "", manifestPath])(
    "may not be at %j",
    (path) => {
      expect(() => mergeFiles([{ origin: "one", files: [generated(path, "")] }])).toThrow(PlanError);
    },
  );
});

/** The folder after a first generation. */
function written(files: readonly GeneratedFile[]): Map<string, string> {
  return apply(new Map(), planFiles({ wanted: files, disk: new Map() }));
}

function apply(
  disk: ReadonlyMap<string, string>,
  entries: ReturnType<typeof planFiles>,
): Map<string, string> {
  const after = new Map(disk);
  for (const { path, action, content } of entries) {
    if (action === "delete") after.delete(path);
    else if (content !== undefined) after.set(path, content);
  }
  return after;
}

function statesOf(input: Parameters<typeof planFiles>[0]): Record<string, FileState> {
  return Object.fromEntries(planFiles(input).map(({ path, state }) => [path, state]));
}
