import type { Handler } from "../../gen/server.gen.ts";
import { requestTask } from "../request-task.ts";
import type { Services } from "../services.ts";
import type { Principal } from "../store/index.ts";

/** POST /api/v2/agents/{agentId}/reboot */
export const rebootAgent: Handler<"rebootAgent", Principal, Services> = (context) =>
  requestTask("reboot", context);
