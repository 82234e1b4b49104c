export { findTypeScript, type TypeScript, type TypeScriptLine } from "./compile/find-typescript.ts";
export type { Reduction } from "./reduce/reduce-failures.ts";
export {
  isClean,
  type LinePhase,
  linePhases,
  type Phase,
  type TryFailure,
  type TryResult,
  type Uncallable,
} from "./result.ts";
export { type Generate, type TryJob, tryDocument } from "./try-document.ts";
export { serveWorker } from "./worker/serve-worker.ts";
export { startWorker, type WorkerOptions } from "./worker/start-worker.ts";
