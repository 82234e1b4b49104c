import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { fromWire, type Principal, toWire } from "../store/index.ts";

/** POST /api/v2/agents */
export const createAgent: Handler<"createAgent", Principal, Services> = ({ body, services, fail }) => {
  const agent = services.store.agents.create(fromWire(body));
  if (agent === "hostname-taken") {
    return fail("RES_ALREADY_EXISTS", { resource: "Agent", field: "hostname", value: body.hostname });
  }
  return { status: 201, body: toWire(agent), headers: { Location: `/api/v2/agents/${agent.id}` } };
};
