import type { ContractSchemas, SchemaFault } from "@lockstep/operation";
import { type SampleRequest, sample } from "./sample.ts";
import type { AnswerChecker } from "./validator.ts";

/** A sample, and whether it is known to fit its schema. */
export interface VerifiedSample {
  readonly value: unknown;
  readonly valid: boolean;
}

/** Tries before the best of them is taken. */
const mostTries = 12;

/**
 * Samples until a value is valid: what a check refuses is made anew, and only that.
 * Where the checker cannot compile the schema, the sample is not known to be valid.
 */
export function sampleValid(
  components: ContractSchemas["components"],
  request: Omit<SampleRequest, "refusals" | "fits">,
  checker: AnswerChecker,
): VerifiedSample {
  const check = checker.checkOf(request.schema);
  const { fits } = checker;
  const refusals = new Map<string, number>();
  let best: { readonly value: unknown; readonly faults: number } | undefined;
  for (let turn = 0; turn < mostTries; turn++) {
    const value = sample(components, { ...request, refusals, fits });
    if (!check) return { value, valid: false };
    const faults = check(value);
    if (!faults) return { value, valid: true };
    if (!best || faults.length < best.faults) best = { value, faults: faults.length };
    for (const pointer of refusedPlaces(faults, turn))
      refusals.set(pointer, (refusals.get(pointer) ?? 0) + 1);
  }
  return { value: best?.value, valid: false };
}

/** Where to begin anew: at first the narrowest places with a fault, then the widest, then what is around them. */
function refusedPlaces(faults: readonly SchemaFault[], turn: number): ReadonlySet<string> {
  const all = [...new Set(faults.map((fault) => fault.instancePath))];
  const narrowest = all.filter((one) => !all.some((other) => other.startsWith(`${one}/`)));
  const widest = all.filter((one) => !all.some((other) => one.startsWith(`${other}/`)));
  const chosen = turn % 2 === 0 ? widest : narrowest;
  const up = Math.floor(turn / 4);
  return new Set(
    chosen.map((pointer) =>
      pointer
        .split("/")
        .slice(0, Math.max(1, pointer.split("/").length - up))
        .join("/"),
    ),
  );
}
