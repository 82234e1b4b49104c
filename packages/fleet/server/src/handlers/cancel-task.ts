import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** POST /api/v1/tasks/{taskId}/cancel */
export const cancelTask: Handler<"cancelTask", Principal, Services> = ({
  path,
  principal,
  services,
  fail,
}) => {
  const change = services.store.tasks.cancel(path.taskId, principal.email);
  if (change.outcome === "missing") return fail("RES_NOT_FOUND", { resource: "Task", id: path.taskId });
  const { id: task_id, status } = change.task;
  if (change.outcome === "wrong-status") return fail("BIZ_TASK_WRONG_STATUS", { task_id, status });
  return { status: 200, body: toWire(change.task) };
};
