import type { Finding } from "@lockstep/codegen";
import type { Contract, Diagnostic } from "@lockstep/contract";

/** What generators had to say, as diagnostics with their places in the files; looked up only when read. */
export function diagnosticsOf(findings: readonly Finding[], contract: Contract): readonly Diagnostic[] {
  return findings.map(({ id, severity, message, hint, pointer = "" }) => ({
    id,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    get location() {
      return contract.source.locate(pointer, "key");
    },
    get frame() {
      return contract.source.frame(contract.source.locate(pointer, "key"));
    },
  }));
}
