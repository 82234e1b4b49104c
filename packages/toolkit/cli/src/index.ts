export type { TryFailure, TryResult, TypeScriptLine } from "@lockstep/try";
export { type Config, defineConfig, type Outputs } from "./config/config.ts";
export { GeneratorError, InterruptedError, MisuseError, OutputError } from "./errors.ts";
export type { FileSystem } from "./generate/file-system.ts";
export {
  type GeneratedFolder,
  type GenerateOptions,
  type GenerateResult,
  generate,
} from "./generate/generate.ts";
export { type TryOptions, tryDocument } from "./try/try-document.ts";
