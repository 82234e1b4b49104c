import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** GET /api/v1/tasks/{taskId} */
export const getTask: Handler<"getTask", Principal, Services> = ({ path, services, fail }) => {
  const task = services.store.tasks.find(path.taskId);
  if (!task) return fail("RES_NOT_FOUND", { resource: "Task", id: path.taskId });
  return { status: 200, body: toWire(task) };
};
