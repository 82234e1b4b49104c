import type { Handler } from "../../gen/server.gen.ts";
import { requestTask } from "../request-task.ts";
import type { Services } from "../services.ts";
import type { Principal } from "../store/index.ts";

/** POST /api/v2/agents/{agentId}/shutdown */
export const shutdownAgent: Handler<"shutdownAgent", Principal, Services> = (context) =>
  requestTask("shutdown", context);
