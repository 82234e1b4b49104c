import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { fromWire, type Principal, toWire } from "../store/index.ts";

/** GET /api/v1/tasks */
export const listTasks: Handler<"listTasks", Principal, Services> = ({ query, page, services }) => {
  const { limit, cursor: after } = page;
  const { items, next } = services.store.tasks.list({ ...fromWire(query), after, limit });
  return page.reply(toWire(items), { next });
};
