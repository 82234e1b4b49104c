import type { Handler } from "../../gen/server.gen.ts";
import { acceptTask, refuseTask } from "../request-task.ts";
import type { Services } from "../services.ts";
import type { Principal } from "../store/index.ts";

/** POST /api/v1/tasks/{taskId}/retry */
export const retryTask: Handler<"retryTask", Principal, Services> = ({ path, principal, services, fail }) => {
  const change = services.store.tasks.retry(path.taskId, principal.email);
  switch (change.outcome) {
    case "changed":
      return acceptTask(change.task);
    case "missing":
    case "agent-missing": // A task goes with its agent.
      return fail("RES_NOT_FOUND", { resource: "Task", id: path.taskId });
    case "wrong-status":
      return fail("BIZ_TASK_WRONG_STATUS", { task_id: change.task.id, status: change.task.status });
    default:
      return refuseTask(change, fail);
  }
};
