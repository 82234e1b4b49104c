import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** GET /api/v1/tasks/{taskId}/logs */
export const listTaskLogs: Handler<"listTaskLogs", Principal, Services> = ({
  path,
  query: { level },
  page,
  services,
  fail,
}) => {
  const found = services.store.logs.list(path.taskId, { level, after: page.cursor, limit: page.limit });
  if (!found) return fail("RES_NOT_FOUND", { resource: "Task", id: path.taskId });
  return page.reply(toWire(found.items), { next: found.next });
};
