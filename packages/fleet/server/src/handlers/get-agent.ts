import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** GET /api/v2/agents/{agentId} */
export const getAgent: Handler<"getAgent", Principal, Services> = ({ path, services, fail }) => {
  const agent = services.store.agents.find(path.agentId);
  if (!agent) return fail("RES_NOT_FOUND", { resource: "Agent", id: path.agentId });
  return { status: 200, body: toWire(agent) };
};
