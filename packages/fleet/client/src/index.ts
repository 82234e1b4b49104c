export { createFleet, type Fleet, type FleetOptions } from "../gen/client.gen.ts";
export type { OperationId, Operations } from "../gen/operations.gen.ts";
export type {
  Agent,
  AgentCreate,
  AgentUpdate,
  AgentV1,
  Artifact,
  LogEntry,
  Profile,
  Session,
  SystemHealth,
  Task,
} from "../gen/types.gen.ts";
