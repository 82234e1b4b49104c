import type { SystemHealth } from "../gen/types.gen.ts";
import type { StoreHealth } from "./store/index.ts";

/** A store that takes longer than this to count is slow. */
const slowMs = 500;

/** What the contract calls the service's state. */
export function systemHealth({ latencyMs, agents, tasks }: StoreHealth, uptimeMs: number): SystemHealth {
  const total = agents.online + agents.offline + agents.maintenance;
  const degraded = latencyMs > slowMs || agents.offline > total / 2;
  return {
    status: degraded ? "degraded" : "healthy",
    uptime_seconds: Math.max(0, Math.floor(uptimeMs / 1000)),
    database: { latency_ms: latencyMs },
    agents,
    tasks,
  };
}
