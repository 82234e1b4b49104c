export type { AgentQuery, SortKey } from "./agent-query.ts";
export { UnknownSortFieldError } from "./agent-query.ts";
export { type AgentV1Record, agentV1 } from "./agent-v1.ts";
export type { AgentChange, AgentInput, AgentRecord, AgentStatus, Agents, Platform } from "./agents.ts";
export type { ArtifactInput, ArtifactRecord, Artifacts } from "./artifacts.ts";
export type { Environment } from "./environment.ts";
export type { StoreHealth } from "./health.ts";
export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export { type FromWire, fromWire, toWire, type Wire } from "./rows.ts";
export { demoUsers, seed } from "./seed.ts";
export type { Authentication, IssuedSession, Principal, Sessions } from "./sessions.ts";
export { StoreOpenError } from "./sqlite.ts";
export type { LogLevel, LogPage, LogQuery, LogRecord, TaskLogs } from "./task-logs.ts";
export { BadPositionError, type TaskPage, type TaskPosition, type TaskQuery } from "./task-query.ts";
export type {
  TaskChange,
  TaskCreation,
  TaskInput,
  TaskKind,
  TaskRecord,
  TaskRefusal,
  TaskStatus,
  Tasks,
} from "./tasks.ts";
export type { Role, UserInput, UserRecord, Users } from "./users.ts";
