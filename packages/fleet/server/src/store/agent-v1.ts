import type { AgentRecord } from "./agents.ts";

/** An agent as version 1 of the API knows it. */
export type AgentV1Record = Pick<
  AgentRecord,
  "id" | "hostname" | "platform" | "version" | "status" | "createdAt"
>;

/** Leaves out what came with version 2, so that version 1 answers what it always did. */
export function agentV1(agent: AgentRecord): AgentV1Record {
  const { id, hostname, platform, version, status, createdAt } = agent;
  return { id, hostname, platform, version, status, createdAt };
}
