import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { fromWire, type Principal, toWire } from "../store/index.ts";

/** GET /api/v2/agents */
export const listAgents: Handler<"listAgents", Principal, Services> = ({ query, page, services }) => {
  const { limit, offset, sort } = page;
  const { items, total } = services.store.agents.list({ ...fromWire(query), limit, offset, sort });
  return page.reply(toWire(items), { total });
};
