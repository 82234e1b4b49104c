import type { Handler } from "../../gen/server.gen.ts";
import { requestTask } from "../request-task.ts";
import type { Services } from "../services.ts";
import type { Principal } from "../store/index.ts";

/** POST /api/v2/agents/{agentId}/update-agent */
export const updateAgentSoftware: Handler<"updateAgentSoftware", Principal, Services> = (context) =>
  requestTask("update_agent", context);
