import { unknownKey } from "../config/check-config.ts";
import type { ResolvedOutput } from "../config/resolve-config.ts";
import { MisuseError } from "../errors.ts";

/** Outputs that are written to one folder. */
export interface OutputGroup {
  readonly folder: string;
  readonly outputs: readonly string[];
}

/**
 * The outputs to make, by folder, in the config's order. A folder is made whole or not at all, so that what belongs to
 * another output in it is never taken for left over.
 * @throws MisuseError when `only` names an output that is not configured.
 */
export function selectOutputs(
  outputs: readonly ResolvedOutput[],
  only?: readonly string[],
): readonly OutputGroup[] {
  const known = outputs.map(({ name }) => name);
  const [problem] = (only ?? []).flatMap((name) => unknownKey(name, known, "--only: the output "));
  if (problem !== undefined) throw new MisuseError(`${problem}.`.replace(/\?\.$/, "?"));
  const groups = Map.groupBy(outputs, ({ folder }) => folder);
  return [...groups]
    .map(([folder, members]) => ({ folder, outputs: members.map(({ name }) => name) }))
    .filter((group) => only === undefined || group.outputs.some((name) => only.includes(name)));
}
