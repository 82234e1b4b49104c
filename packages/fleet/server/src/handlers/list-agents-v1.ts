import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { agentV1, type Principal, toWire } from "../store/index.ts";

/** GET /api/v1/agents */
export const listAgentsV1: Handler<"listAgentsV1", Principal, Services> = ({ query, page, services }) => {
  const { limit, offset } = page;
  const sort = [{ field: "id", direction: "asc" }] as const;
  const { items, total } = services.store.agents.list({ status: query.status, sort, limit, offset });
  return page.reply(toWire(items.map(agentV1)), { total });
};
