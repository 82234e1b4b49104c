export type { Reduction, TryFailure, TryJob, TryResult, TypeScriptLine, WorkerOptions } from "@lockstep/try";
export { type Config, defineConfig, type Outputs } from "./config/config.ts";
export { GeneratorError, InterruptedError, MisuseError, OutputError } from "./errors.ts";
export type { FileSystem } from "./generate/file-system.ts";
export {
  type GeneratedFolder,
  type GenerateOptions,
  type GenerateResult,
  generate,
} from "./generate/generate.ts";
export { tryDocument } from "./try/try-document.ts";
