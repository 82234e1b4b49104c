import type { Fail, FailureReply } from "@lockstep/server";
import type { RebootAgent } from "../gen/operations.gen.ts";
import type { Task } from "../gen/types.gen.ts";
import type { Services } from "./services.ts";
import { type Principal, type TaskKind, type TaskRecord, type TaskRefusal, toWire } from "./store/index.ts";

/** What the actions of an agent have in common. */
interface ActionContext {
  readonly path: { readonly agentId: number };
  readonly principal: Principal;
  readonly services: Services;
  readonly fail: Fail<RebootAgent["errors"]>;
}

interface Accepted {
  readonly status: 202;
  readonly body: Task;
  readonly headers: { readonly Location: string };
}

type Refused = FailureReply<"RES_NOT_FOUND" | "BIZ_AGENT_OFFLINE" | "BIZ_TASK_ALREADY_RUNNING">;

/** Makes a task of an action on an agent. */
export function requestTask(
  kind: TaskKind,
  { path: { agentId }, principal, services, fail }: ActionContext,
): Accepted | Refused {
  const creation = services.store.tasks.create({ agentId, kind, requestedBy: principal.email });
  if (creation.outcome === "created") return acceptTask(creation.task);
  if (creation.outcome === "agent-missing") return fail("RES_NOT_FOUND", { resource: "Agent", id: agentId });
  return refuseTask(creation, fail);
}

/** A task that will be done. */
export function acceptTask(task: TaskRecord): Accepted {
  return { status: 202, body: toWire(task), headers: { Location: `/api/v1/tasks/${task.id}` } };
}

/** Why an agent that is there does not take a task now. */
export function refuseTask(
  refusal: Exclude<TaskRefusal, { outcome: "agent-missing" }>,
  fail: ActionContext["fail"],
): Refused {
  switch (refusal.outcome) {
    case "agent-offline":
      return fail("BIZ_AGENT_OFFLINE", { agent_id: refusal.agent.id, hostname: refusal.agent.hostname });
    case "already-running": {
      const { id: task_id, agentId: agent_id, kind } = refusal.task;
      return fail("BIZ_TASK_ALREADY_RUNNING", { task_id, agent_id, kind });
    }
  }
}
