import type { LintData } from "../lint-data.ts";

/** Whether a module may export the generated client. */
export function isClientModule(data: LintData, specifier: string): boolean {
  if (data.packages.length === 0) return true;
  return data.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

/** Whether a module may export the generated descriptors of the operations. */
export function isOperationsModule(data: LintData, specifier: string): boolean {
  // Without known packages the operations' names alone say too little: a server's handlers have the same.
  if (data.packages.length === 0) return /(^|\/)operations(\.gen)?(\.[cm]?[jt]s)?$/.test(specifier);
  return isClientModule(data, specifier);
}
