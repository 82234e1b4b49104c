import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { Reference } from "./reference.ts";
import type { Resolution } from "./resolve-reference.ts";

/** Reports a reference that leads nowhere. A mapping of a discriminator is no more than a warning: the branches hold without it. */
export function reportFault(
  reference: Reference,
  ref: string,
  resolution: Resolution,
  reporter: Reporter<Catalogue, FilePlace>,
): void {
  const { fault } = resolution;
  if (fault === undefined) return;
  const place = { file: reference.file.location, pointer: joinPointer(reference.pointer, reference.key) };
  if (reference.mapping) {
    reporter.report("LS1105", place, { key: reference.key, ref });
    return;
  }
  const details = {
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
    ...(fault.text === undefined || fault.text === "" ? {} : { part: { text: fault.text } }),
  };
  if (fault.id === "LS1101") reporter.report(fault.id, place, fault.parameters, details);
  else if (fault.id === "LS1102") reporter.report(fault.id, place, fault.parameters, details);
  else if (fault.id === "LS1103") reporter.report(fault.id, place, fault.parameters, details);
  else reporter.report(fault.id, place, fault.parameters, details);
}
