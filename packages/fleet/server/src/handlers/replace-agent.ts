import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { fromWire, type Principal, toWire } from "../store/index.ts";

/** PUT /api/v2/agents/{agentId} */
export const replaceAgent: Handler<"replaceAgent", Principal, Services> = ({
  path,
  body,
  services,
  fail,
}) => {
  const replaced = services.store.agents.replace(path.agentId, fromWire(body));
  if (replaced === "hostname-taken") {
    return fail("RES_ALREADY_EXISTS", { resource: "Agent", field: "hostname", value: body.hostname });
  }
  const agent = toWire(replaced.agent);
  if (!replaced.created) return { status: 200, body: agent };
  return { status: 201, body: agent, headers: { Location: `/api/v2/agents/${agent.id}` } };
};
