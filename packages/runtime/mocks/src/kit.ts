import type { Dereference, SchemaChecker } from "@lockstep/operation";
import type { CallLog } from "./call-log.ts";
import type { Plan } from "./overrides/plan.ts";
import type { Site } from "./request/find.ts";
import type { ScenarioEffect } from "./scenarios.ts";
import type { MocksOptions } from "./types/options.ts";
import type { World } from "./world.ts";

/** Everything that answering a request takes. */
export interface Kit {
  readonly world: World;
  readonly sites: readonly Site[];
  readonly options: MocksOptions;
  readonly control: Control;
  readonly dereference: Dereference;
  readonly checker: SchemaChecker;
  /** What was warned of already. */
  readonly warned: Set<string>;
}

/** What tests change between requests. */
export interface Control {
  /** By operation id. */
  readonly plans: ReadonlyMap<string, Plan>;
  readonly log: CallLog;
  effect: ScenarioEffect;
}
