import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, StoreOpenError } from "./index.ts";
import { testStore } from "./testing/test-store.ts";

describe("a store in a file", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "fleet-store-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("is there again when it is opened again", () => {
    const path = join(folder, "fleet.db");
    const first = openStore({ path });
    first.agents.create({ hostname: "web-1", platform: "linux", version: "1.0.0", tags: ["a", "b"] });
    first.close();
    const second = openStore({ path });
    expect(second.agents.find(1)).toMatchObject({ hostname: "web-1", tags: ["a", "b"] });
    second.close();
  });

  test("can be opened twice, and each sees what the other writes", () => {
    const path = join(folder, "fleet.db");
    const [one, other] = [openStore({ path }), openStore({ path })];
    one.agents.create({ hostname: "web-1", platform: "linux", version: "1.0.0" });
    expect(other.agents.create({ hostname: "web-1", platform: "linux", version: "1.0.0" })).toBe(
      "hostname-taken",
    );
    one.close();
    other.close();
  });

  test("says which file it is when it is no database, or its folder is not there", () => {
    const path = join(folder, "notes.txt");
    writeFileSync(path, "not a database, but long enough to be looked at as one ".repeat(20));
    expect(() => openStore({ path })).toThrow(StoreOpenError);
    expect(() => openStore({ path })).toThrow(path);
    expect(() => openStore({ path: join(folder, "missing", "fleet.db") })).toThrow(/folder must exist/);
  });
});

test("counts agents and tasks by status, and measures how long that took", () => {
  let ticks = 0;
  const { store } = testStore({ monotonicMs: () => ticks++ * 2 });
  store.agents.create({ hostname: "web-1", platform: "linux", version: "1.0.0" });
  store.agents.create({ hostname: "web-2", platform: "linux", version: "1.0.0", status: "offline" });
  store.tasks.create({ agentId: 1, kind: "reboot", requestedBy: "a@fleet.example" });
  expect(store.health()).toEqual({
    latencyMs: 2,
    agents: { online: 1, offline: 1, maintenance: 0 },
    tasks: { pending: 1, running: 0, succeeded: 0, failed: 0, cancelled: 0 },
  });
});

test("a closed store fails loudly", () => {
  const { store } = testStore();
  store.close();
  expect(() => store.health()).toThrow(/finalized|not open/);
});
