import { join } from "node:path";
import { named, scriptOf } from "../../installed/tool.ts";
import type { Generator } from "../generator.ts";

/** Types alone: what the others are compared with. */
export const openapiTypescript: Generator = {
  name: named("openapi-typescript"),
  makes: "types",
  command: (document, folder) => ({
    script: scriptOf("openapi-typescript", "openapi-typescript"),
    args: [document.path, "-o", join(folder, "gen/types.ts")],
    cwd: folder,
  }),
};
