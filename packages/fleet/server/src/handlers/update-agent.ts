import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { fromWire, type Principal, toWire } from "../store/index.ts";

/** PATCH /api/v2/agents/{agentId} */
export const updateAgent: Handler<"updateAgent", Principal, Services> = ({ path, body, services, fail }) => {
  const agent = services.store.agents.update(path.agentId, fromWire(body));
  if (agent === "missing") return fail("RES_NOT_FOUND", { resource: "Agent", id: path.agentId });
  if (agent === "hostname-taken") {
    const { hostname: value = "" } = body;
    return fail("RES_ALREADY_EXISTS", { resource: "Agent", field: "hostname", value });
  }
  return { status: 200, body: toWire(agent) };
};
