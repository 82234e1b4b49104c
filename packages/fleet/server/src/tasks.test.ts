import type { Fleet } from "@fleet-api/client";
import { describe, expect, test } from "vitest";
import { type StartedFleet, startFleet } from "./testing/start-fleet.ts";

interface Started extends StartedFleet {
  readonly fleet: Fleet;
}

/** A server with so many agents, `web-1` first, and an operator's client. */
async function startWithAgents(count = 1): Promise<Started> {
  const started = await startFleet();
  for (let number = 1; number <= count; number += 1) {
    started.store.agents.create({ hostname: `web-${number}`, platform: "linux", version: "2.4.1" });
  }
  return { ...started, fleet: await started.login() };
}

const path = { agentId: 1 };
const unknown = { taskId: "0b1f2a63-3c0e-4f57-9a0b-6d2f5a1c8e01" };

describe("an action", () => {
  test.each([
    ["rebootAgent", "reboot"],
    ["shutdownAgent", "shutdown"],
    ["updateAgentSoftware", "update_agent"],
  ] as const)("%s is a task to follow", async (operation, kind) => {
    const { fleet } = await startWithAgents();
    const accepted = await fleet[operation]({ path });
    if (!accepted.ok) throw new Error(accepted.error.message);
    expect(accepted).toMatchObject({
      status: 202,
      data: { kind, status: "pending", agent_id: 1, attempt: 1, requested_by: "operator@fleet.example" },
    });
    expect(accepted.headers.get("location")).toBe(`/api/v1/tasks/${accepted.data.id}`);
    expect(await fleet.getTask.orThrow({ path: { taskId: accepted.data.id } })).toEqual(accepted.data);
    const agent = await fleet.getAgent.orThrow({ path });
    expect(agent.summary).toEqual({ open_tasks: 1, failed_tasks: 0 });
  });

  test("is refused while one of its kind is under way, and says which", async () => {
    const { fleet } = await startWithAgents();
    const { id } = await fleet.rebootAgent.orThrow({ path });
    expect(await fleet.rebootAgent({ path })).toMatchObject({
      ok: false,
      status: 409,
      error: { code: "BIZ_TASK_ALREADY_RUNNING", details: { task_id: id, agent_id: 1, kind: "reboot" } },
    });
    expect((await fleet.shutdownAgent({ path })).ok).toBe(true);
  });

  test("is refused while the agent is offline", async () => {
    const { fleet, store } = await startWithAgents();
    store.agents.update(1, { status: "offline" });
    expect(await fleet.shutdownAgent({ path })).toMatchObject({
      ok: false,
      status: 409,
      error: { code: "BIZ_AGENT_OFFLINE", details: { agent_id: 1, hostname: "web-1" } },
    });
  });
});

describe("a task", () => {
  test("is cancelled once, and tried again as its next attempt", async () => {
    const { fleet, advance } = await startWithAgents();
    const { id: taskId } = await fleet.rebootAgent.orThrow({ path });
    advance(5);
    const cancelled = await fleet.cancelTask.orThrow({ path: { taskId } });
    expect(cancelled).toMatchObject({ status: "cancelled", finished_at: "2026-11-20T09:30:05.000Z" });
    expect(await fleet.cancelTask({ path: { taskId } })).toMatchObject({
      ok: false,
      status: 409,
      error: { code: "BIZ_TASK_WRONG_STATUS", details: { task_id: taskId, status: "cancelled" } },
    });
    const retried = await fleet.retryTask({ path: { taskId } });
    expect(retried).toMatchObject({
      status: 202,
      data: { attempt: 2, status: "pending", finished_at: null },
    });
    expect(await fleet.retryTask({ path: { taskId } })).toMatchObject({
      ok: false,
      error: { code: "BIZ_TASK_WRONG_STATUS", details: { status: "pending" } },
    });
  });

  test("is not tried again while its agent is offline or another of its kind is under way", async () => {
    const { fleet, store } = await startWithAgents();
    const { id: taskId } = await fleet.rebootAgent.orThrow({ path });
    await fleet.cancelTask.orThrow({ path: { taskId } });
    store.agents.update(1, { status: "offline" });
    const offline = await fleet.retryTask({ path: { taskId } });
    expect(offline).toMatchObject({ ok: false, error: { code: "BIZ_AGENT_OFFLINE" } });
    store.agents.update(1, { status: "online" });
    const other = await fleet.rebootAgent.orThrow({ path });
    expect(await fleet.retryTask({ path: { taskId } })).toMatchObject({
      ok: false,
      error: { code: "BIZ_TASK_ALREADY_RUNNING", details: { task_id: other.id } },
    });
  });

  test("that is not there is told by what was looked for", async () => {
    const { fleet } = await startWithAgents();
    const results = [
      await fleet.getTask({ path: unknown }),
      await fleet.cancelTask({ path: unknown }),
      await fleet.retryTask({ path: unknown }),
      await fleet.listTaskLogs({ path: unknown }),
      await fleet.listTaskArtifacts({ path: unknown }),
    ];
    for (const result of results) {
      expect(result).toMatchObject({
        ok: false,
        status: 404,
        error: { code: "RES_NOT_FOUND", details: { resource: "Task", id: unknown.taskId } },
      });
    }
  });
});

describe("the list of tasks", () => {
  /** Seven tasks, a second apart; their agents in the order of the requests. */
  async function startWithTasks(): Promise<Started> {
    const started = await startWithAgents(7);
    for (let agentId = 1; agentId <= 7; agentId += 1) {
      await started.fleet.rebootAgent.orThrow({ path: { agentId } });
      started.advance(1);
    }
    return started;
  }

  test("is walked by cursor, newest first, unmoved by tasks that are made meanwhile", async () => {
    const { fleet, advance } = await startWithTasks();
    const pages: number[][] = [];
    for await (const { items } of fleet.listTasks.pages({ query: { limit: 3 } })) {
      pages.push(items.map((task) => task.agent_id));
      advance(1);
      if (pages.length === 1) await fleet.shutdownAgent.orThrow({ path });
    }
    expect(pages).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
  });

  test("names the cursor of the next page, and null on the last", async () => {
    const { fleet } = await startWithTasks();
    const first = await fleet.listTasks({ query: { limit: 5 } });
    if (!first.ok) throw new Error(first.error.message);
    const { next_cursor: cursor, ...rest } = first.body.pagination;
    expect(rest).toEqual({ has_next: true, limit: 5 });
    const second = await fleet.listTasks({ query: { limit: 5, cursor: cursor ?? "" } });
    expect(second.ok && second.body.pagination).toEqual({ next_cursor: null, has_next: false, limit: 5 });
  });

  test("is filtered", async () => {
    const { fleet, store } = await startWithTasks();
    const { items } = store.tasks.list({ limit: 10 });
    store.tasks.cancel(items[0]?.id ?? "", "operator@fleet.example");
    const found = async (query: Parameters<Fleet["listTasks"]>[0]): Promise<number[]> =>
      (await fleet.listTasks.orThrow(query)).tasks.map((task) => task.agent_id);
    expect(await found({ query: { status: "cancelled" } })).toEqual([7]);
    expect(await found({ query: { agent_id: 3 } })).toEqual([3]);
    expect(await found({ query: { kind: "shutdown" } })).toEqual([]);
  });

  test("refuses a cursor that was tampered with, belongs to other filters, or is too old", async () => {
    const { fleet, advance, login } = await startWithTasks();
    const first = await fleet.listTasks({ query: { limit: 2 } });
    const cursor = (first.ok && first.body.pagination.next_cursor) || "";
    expect((await fleet.listTasks({ query: { limit: 2, cursor } })).ok).toBe(true);
    const refused = { ok: false, status: 422, error: { code: "VAL_ERROR", details: [{ field: "cursor" }] } };
    const tampered = `${cursor.startsWith("A") ? "B" : "A"}${cursor.slice(1)}`;
    expect(await fleet.listTasks({ query: { cursor: tampered } })).toMatchObject(refused);
    expect(await fleet.listTasks({ query: { cursor, status: "pending" } })).toMatchObject(refused);
    advance(3600);
    const later = await login();
    expect(await later.listTasks({ query: { cursor } })).toMatchObject(refused);
  });
});

describe("a task's log", () => {
  test("tells what happened, oldest first, a page at a time", async () => {
    const { fleet } = await startWithAgents();
    const { id: taskId } = await fleet.rebootAgent.orThrow({ path });
    await fleet.cancelTask.orThrow({ path: { taskId } });
    await fleet.retryTask.orThrow({ path: { taskId } });
    const pages: string[][] = [];
    for await (const { items } of fleet.listTaskLogs.pages({ path: { taskId }, query: { limit: 2 } })) {
      pages.push(items.map(({ sequence, message }) => `${sequence} ${message}`));
    }
    expect(pages).toEqual([
      ["1 Requested by operator@fleet.example", "2 Cancelled by operator@fleet.example"],
      ["3 Requested again by operator@fleet.example"],
    ]);
  });

  test("is filtered by level", async () => {
    const { fleet, store } = await startWithAgents();
    const { id: taskId } = await fleet.rebootAgent.orThrow({ path });
    store.tasks.start(taskId);
    store.tasks.finish(taskId, { failure: "no power" });
    const { logs } = await fleet.listTaskLogs.orThrow({ path: { taskId }, query: { level: "error" } });
    expect(logs.map(({ message }) => message)).toEqual(["Failed: no power"]);
    const { health_score, summary } = await fleet.getAgent.orThrow({ path });
    expect([health_score, summary.failed_tasks]).toEqual([80, 1]);
  });
});
