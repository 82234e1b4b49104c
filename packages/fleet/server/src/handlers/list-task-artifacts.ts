import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** GET /api/v1/tasks/{taskId}/artifacts */
export const listTaskArtifacts: Handler<"listTaskArtifacts", Principal, Services> = ({
  path,
  page,
  services,
  fail,
}) => {
  const found = services.store.artifacts.list(path.taskId, page);
  if (!found) return fail("RES_NOT_FOUND", { resource: "Task", id: path.taskId });
  return page.reply(toWire(found.items), { total: found.total });
};
