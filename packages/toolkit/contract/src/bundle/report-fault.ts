import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { Reference } from "./reference.ts";
import type { ReferenceFault } from "./resolve-reference.ts";
import type { Stub } from "./stub.ts";

/**
 * Reports a reference that leads nowhere.
 * @param stub Set where something stands in for what is missing, so that the finding is a warning.
 */
export function reportFault(
  { file, pointer }: Pick<Reference, "file" | "pointer">,
  fault: ReferenceFault,
  reporter: Reporter<Catalogue, FilePlace>,
  stub?: Stub,
): void {
  const place = { file: file.location, pointer: joinPointer(pointer, "$ref") };
  const details = {
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
    ...(stub === undefined ? {} : { recovered: `it is ${stub.told}` }),
    ...(fault.text === undefined || fault.text === "" ? {} : { part: { text: fault.text } }),
  };
  if (fault.id === "LS1101") reporter.report(fault.id, place, fault.parameters, details);
  else if (fault.id === "LS1102") reporter.report(fault.id, place, fault.parameters, details);
  else if (fault.id === "LS1103") reporter.report(fault.id, place, fault.parameters, details);
  else reporter.report(fault.id, place, fault.parameters, details);
}
