import { expect, test } from "vitest";
import type { StoreHealth } from "./store/index.ts";
import { systemHealth } from "./system-health.ts";
import { startFleet } from "./testing/start-fleet.ts";

const counted: StoreHealth = {
  latencyMs: 1,
  agents: { online: 1, offline: 1, maintenance: 0 },
  tasks: { pending: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 },
};

test("an administrator sees counts and uptime", async () => {
  const { store, login, advance } = await startFleet();
  store.agents.create({ hostname: "web-1", platform: "linux", version: "2.4.1" });
  store.tasks.create({ agentId: 1, kind: "reboot", requestedBy: "admin@fleet.example" });
  const fleet = await login("admin");
  advance(90.7);
  expect(await fleet.getSystemHealth.orThrow()).toEqual({
    status: "healthy",
    uptime_seconds: 90,
    database: { latency_ms: expect.any(Number) },
    agents: { online: 1, offline: 0, maintenance: 0 },
    tasks: { pending: 1, running: 0, succeeded: 0, failed: 0, cancelled: 0 },
  });
});

test("the service is degraded when more than half of the agents are offline, or the database is slow", () => {
  const status = (health: Partial<StoreHealth>): string => systemHealth({ ...counted, ...health }, 0).status;
  expect(status({})).toBe("healthy");
  expect(status({ agents: { online: 1, offline: 2, maintenance: 0 } })).toBe("degraded");
  expect(status({ agents: { online: 0, offline: 0, maintenance: 0 } })).toBe("healthy");
  expect(status({ latencyMs: 501 })).toBe("degraded");
});

test("a database that fails is told by code where the contract says so, and nothing more", async () => {
  const { store, login } = await startFleet();
  const fleet = await login("admin");
  const broken = Object.assign(new Error("disk I/O error at /var/lib/fleet.db"), {
    code: "ERR_SQLITE_ERROR",
  });
  Object.assign(store, {
    health: () => {
      throw broken;
    },
  });
  const result = await fleet.getSystemHealth();
  expect(result).toMatchObject({ ok: false, status: 503, error: { code: "EXT_DATABASE_ERROR" } });
  expect(JSON.stringify(result)).not.toContain("disk");
});
