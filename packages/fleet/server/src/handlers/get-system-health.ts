import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import type { Principal } from "../store/index.ts";
import { systemHealth } from "../system-health.ts";

/** GET /api/v1/admin/system/health */
export const getSystemHealth: Handler<"getSystemHealth", Principal, Services> = ({ services, now }) => {
  const uptimeMs = now().getTime() - services.startedAt.getTime();
  return { status: 200, body: systemHealth(services.store.health(), uptimeMs) };
};
