import type { Generator } from "@lockstep/codegen";
import { clientGenerator } from "@lockstep/generator-client";
import { lintGenerator } from "@lockstep/generator-lint";
import { mocksGenerator } from "@lockstep/generator-mocks";
import { serverGenerator } from "@lockstep/generator-server";
import { schemasGenerator, typesGenerator } from "@lockstep/generator-types";

/** Lockstep's own generators. A new one is a folder under `generators/` and a line here. */
export const generators: readonly Generator[] = [
  typesGenerator,
  schemasGenerator,
  clientGenerator,
  serverGenerator,
  mocksGenerator,
  lintGenerator,
];
