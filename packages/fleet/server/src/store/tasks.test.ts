import { describe, expect, test } from "vitest";
import { BadPositionError, type Store, type TaskQuery, type TaskRecord } from "./index.ts";
import { testStore } from "./testing/test-store.ts";

const requestedBy = "admin@fleet.example";

/** Two agents online, 1 and 2, and one offline, 3. */
function fleet(): { store: Store; advance: (seconds: number) => void } {
  const opened = testStore();
  const { agents } = opened.store;
  agents.create({ hostname: "web-1", platform: "linux", version: "1.0.0" });
  agents.create({ hostname: "web-2", platform: "linux", version: "1.0.0" });
  agents.create({ hostname: "old-1", platform: "linux", version: "1.0.0", status: "offline" });
  return opened;
}

function requested(store: Store, kind: TaskRecord["kind"] = "reboot", agentId = 1): TaskRecord {
  const creation = store.tasks.create({ agentId, kind, requestedBy });
  if (creation.outcome !== "created") throw new Error(creation.outcome);
  return creation.task;
}

describe("creating", () => {
  test("gives a pending task whose log says who asked", () => {
    const { store } = fleet();
    expect(requested(store)).toEqual({
      id: "00000000-0000-4000-8000-000000000001",
      kind: "reboot",
      status: "pending",
      agentId: 1,
      attempt: 1,
      progress: 0,
      requestedBy,
      failure: null,
      createdAt: "2026-01-01T00:00:00.000Z",
      startedAt: null,
      finishedAt: null,
    });
    const log = store.logs.list("00000000-0000-4000-8000-000000000001", { limit: 5 });
    expect(log?.items).toEqual([
      {
        sequence: 1,
        level: "info",
        message: `Requested by ${requestedBy}`,
        loggedAt: "2026-01-01T00:00:00.000Z",
      },
    ]);
  });

  test("refuses an agent that is not there or offline, and names it", () => {
    const { store } = fleet();
    expect(store.tasks.create({ agentId: 9, kind: "reboot", requestedBy })).toEqual({
      outcome: "agent-missing",
    });
    expect(store.tasks.create({ agentId: 3, kind: "reboot", requestedBy })).toMatchObject({
      outcome: "agent-offline",
      agent: { id: 3, hostname: "old-1" },
    });
  });

  test("refuses a second open task of one kind on one agent, and names the first", () => {
    const { store } = fleet();
    const first = requested(store);
    expect(store.tasks.create({ agentId: 1, kind: "reboot", requestedBy })).toEqual({
      outcome: "already-running",
      task: first,
    });
    requested(store, "shutdown");
    requested(store, "reboot", 2);
    store.tasks.cancel(first.id, requestedBy);
    requested(store);
  });
});

describe("a task's life", () => {
  test("goes from pending over running to succeeded", () => {
    const { store, advance } = fleet();
    const { id } = requested(store);
    advance(5);
    store.tasks.start(id);
    advance(5);
    store.tasks.finish(id, {});
    expect(store.tasks.find(id)).toMatchObject({
      status: "succeeded",
      progress: 100,
      startedAt: "2026-01-01T00:00:05.000Z",
      finishedAt: "2026-01-01T00:00:10.000Z",
    });
  });

  test("can be cut short while it is pending or running, not afterwards", () => {
    const { store } = fleet();
    const { id } = requested(store);
    store.tasks.start(id);
    expect(store.tasks.cancel(id, requestedBy)).toMatchObject({
      outcome: "changed",
      task: { status: "cancelled", finishedAt: "2026-01-01T00:00:00.000Z" },
    });
    expect(store.tasks.cancel(id, requestedBy)).toMatchObject({
      outcome: "wrong-status",
      task: { status: "cancelled" },
    });
    expect(store.tasks.cancel("no-such-task", requestedBy)).toEqual({ outcome: "missing" });
  });

  test("begins again as the next attempt after a failure, with the log going on", () => {
    const { store } = fleet();
    const { id } = requested(store);
    store.tasks.start(id);
    store.tasks.finish(id, { failure: "no power" });
    expect(store.tasks.find(id)).toMatchObject({ status: "failed", failure: "no power" });
    expect(store.tasks.retry(id, requestedBy)).toMatchObject({
      outcome: "changed",
      task: { status: "pending", attempt: 2, failure: null, startedAt: null, finishedAt: null },
    });
    expect(store.logs.list(id, { limit: 9 })?.items.map((entry) => entry.message)).toEqual([
      `Requested by ${requestedBy}`,
      "Started",
      "Failed: no power",
      `Requested again by ${requestedBy}`,
    ]);
  });

  test("does not begin again while it is open, nor beside another of its kind, nor while the agent is offline", () => {
    const { store } = fleet();
    const first = requested(store);
    expect(store.tasks.retry(first.id, requestedBy).outcome).toBe("wrong-status");
    store.tasks.cancel(first.id, requestedBy);
    const second = requested(store);
    expect(store.tasks.retry(first.id, requestedBy)).toEqual({ outcome: "already-running", task: second });
    store.tasks.cancel(second.id, requestedBy);
    store.agents.update(1, { status: "offline" });
    expect(store.tasks.retry(first.id, requestedBy).outcome).toBe("agent-offline");
    expect(store.tasks.retry("no-such-task", requestedBy)).toEqual({ outcome: "missing" });
  });
});

describe("listing", () => {
  function allPages(store: Store, query: Omit<TaskQuery, "after">): readonly (readonly string[])[] {
    const pages: string[][] = [];
    let after: unknown;
    do {
      const page = store.tasks.list({ ...query, after });
      pages.push(page.items.map((task) => task.id.slice(-1)));
      if (pages.length > 10) throw new Error("the pages do not come to an end");
      // As it comes back in a cursor.
      after = page.next && JSON.parse(JSON.stringify(page.next));
    } while (after !== undefined);
    return pages;
  }

  test("goes through all tasks once, newest first, even where several are of one moment", () => {
    const { store, advance } = fleet();
    requested(store, "reboot");
    requested(store, "shutdown");
    requested(store, "update_agent");
    advance(1);
    requested(store, "reboot", 2);
    expect(allPages(store, { limit: 1 })).toEqual([["4"], ["3"], ["2"], ["1"]]);
    expect(allPages(store, { limit: 2 })).toEqual([
      ["4", "3"],
      ["2", "1"],
    ]);
    expect(allPages(store, { limit: 3 })).toEqual([["4", "3", "2"], ["1"]]);
  });

  test("is not shifted by tasks that come while it is read", () => {
    const { store, advance } = fleet();
    requested(store, "reboot");
    requested(store, "shutdown");
    const { next } = store.tasks.list({ limit: 1 });
    advance(1);
    requested(store, "update_agent");
    expect(store.tasks.list({ limit: 1, after: next }).items.map((task) => task.kind)).toEqual(["reboot"]);
  });

  test("keeps to the filters", () => {
    const { store } = fleet();
    requested(store, "reboot", 1);
    requested(store, "shutdown", 1);
    store.tasks.cancel(requested(store, "reboot", 2).id, requestedBy);
    expect(allPages(store, { limit: 9, agentId: 1 })).toEqual([["2", "1"]]);
    expect(allPages(store, { limit: 9, kind: "reboot" })).toEqual([["3", "1"]]);
    expect(allPages(store, { limit: 9, kind: "reboot", status: "pending" })).toEqual([["1"]]);
  });

  test.each([null, 7, "x", {}, { createdAt: 1, id: "x" }])("refuses the position %j", (after) => {
    expect(() => fleet().store.tasks.list({ limit: 1, after })).toThrow(BadPositionError);
  });
});

describe("logs", () => {
  test("come oldest first, page after page, by level when asked", () => {
    const { store } = fleet();
    const { id } = requested(store);
    for (const level of ["debug", "error", "debug"] as const) store.logs.append(id, level, `a ${level} line`);
    const first = store.logs.list(id, { limit: 3 });
    expect(first?.items.map((entry) => entry.sequence)).toEqual([1, 2, 3]);
    expect(store.logs.list(id, { limit: 3, after: first?.next })).toMatchObject({
      items: [{ sequence: 4 }],
      next: undefined,
    });
    const debug = store.logs.list(id, { limit: 1, level: "debug" });
    expect(debug).toMatchObject({ items: [{ sequence: 2 }], next: 2 });
    expect(store.logs.list(id, { limit: 1, level: "debug", after: debug?.next })).toMatchObject({
      items: [{ sequence: 4 }],
      next: undefined,
    });
  });

  test("are undefined for a task that is not there, and refuse the position of another list", () => {
    const { store } = fleet();
    expect(store.logs.list("no-such-task", { limit: 1 })).toBeUndefined();
    const { id } = requested(store);
    expect(() => store.logs.list(id, { limit: 1, after: { createdAt: "x", id } })).toThrow(BadPositionError);
  });
});

describe("artifacts", () => {
  const content = new Uint8Array([0, 255, 10, 13]);

  test("come back byte for byte, with size and digest", () => {
    const { store } = fleet();
    const { id } = requested(store);
    const artifact = store.artifacts.add(id, { name: "dump.bin", content });
    expect(artifact).toEqual({
      id: "00000000-0000-4000-8000-000000000002",
      taskId: id,
      name: "dump.bin",
      mediaType: "application/octet-stream",
      sizeBytes: 4,
      sha256: "f474676c75e488e84e18f37502e7fc3e7b8850471fae5251290ff6cc4c8843bc",
      createdAt: "2026-01-01T00:00:00.000Z",
    });
    expect(store.artifacts.read(id, "00000000-0000-4000-8000-000000000002")?.content).toEqual(content);
  });

  test("belong to one task: no other task's path leads to them", () => {
    const { store } = fleet();
    const [one, other] = [requested(store), requested(store, "shutdown")];
    const artifact = store.artifacts.add(one.id, { name: "dump.bin", content });
    if (typeof artifact === "string") throw new Error(artifact);
    expect(store.artifacts.read(other.id, artifact.id)).toBeUndefined();
    expect(store.artifacts.read(one.id, "no-such-artifact")).toBeUndefined();
  });

  test("have names of their own within a task, and are paged oldest first", () => {
    const { store, advance } = fleet();
    const [one, other] = [requested(store), requested(store, "shutdown")];
    store.artifacts.add(one.id, { name: "z.txt", mediaType: "text/plain", content: new Uint8Array() });
    advance(1);
    store.artifacts.add(one.id, { name: "a.txt", content });
    expect(store.artifacts.add(one.id, { name: "z.txt", content })).toBe("name-taken");
    expect(store.artifacts.add(other.id, { name: "z.txt", content })).toMatchObject({ taskId: other.id });
    expect(store.artifacts.add("no-such-task", { name: "z.txt", content })).toBe("task-missing");
    expect(store.artifacts.list(one.id, { limit: 1, offset: 0 })).toMatchObject({
      items: [{ name: "z.txt" }],
      total: 2,
    });
    expect(store.artifacts.list(one.id, { limit: 1, offset: 1 })).toMatchObject({
      items: [{ name: "a.txt" }],
      total: 2,
    });
    expect(store.artifacts.list("no-such-task", { limit: 1, offset: 0 })).toBeUndefined();
  });
});
