export { type ApiName, apiName } from "./api-name.ts";
export { type Code, code, joinCode, type Printable } from "./code.ts";
export { type CredentialKind, credentialKind } from "./credential-kind.ts";
export { PlanError, UnprintableNameError, UnprintableValueError } from "./errors.ts";
export {
  defineGenerator,
  type FileHeader,
  type Finding,
  type GeneratedFile,
  type Generator,
  type GeneratorContext,
} from "./generator.ts";
export {
  type HandledOperation,
  type HandlerFile,
  type HandlerPlace,
  type HandlerRename,
  type HandlerReport,
  inspectHandlers,
} from "./handlers/inspect-handlers.ts";
export { isIdentifier } from "./identifier.ts";
export { type ImportedName, type ImportsFrom, importsFrom } from "./imported-name.ts";
export { type LiteralOptions, literal, propertyKey, stringLiteral } from "./literal.ts";
export { createMemory, type LastingMemory, type Memory, noMemory } from "./memory.ts";
export { operationTypeNames } from "./operation-types.ts";
export { manifestPath, parseManifest as readManifest } from "./plan/manifest.ts";
export { type FileSet, mergeFiles } from "./plan/merge-files.ts";
export { type FileState, type PlanEntry, type PlanInput, pathsToRead, planFiles } from "./plan/plan-files.ts";
export { createSourceFile, type SourceFile } from "./source-file.ts";
export { docText, tsDoc } from "./ts-doc.ts";
