import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import type { Principal } from "../store/index.ts";

/** DELETE /api/v2/agents/{agentId} */
export const deleteAgent: Handler<"deleteAgent", Principal, Services> = ({ path, services, fail }) => {
  const removed = services.store.agents.remove(path.agentId);
  return removed ? { status: 204 } : fail("RES_NOT_FOUND", { resource: "Agent", id: path.agentId });
};
