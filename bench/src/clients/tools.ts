import type { Installed } from "../installed/lockstep.ts";
import type { ClientTool } from "./client-tool.ts";
import { heyApiTool } from "./hey-api.ts";
import { lockstepCallTool, lockstepTool } from "./lockstep.ts";
import { openapiFetchTool } from "./openapi-fetch.ts";
import { orvalTool } from "./orval.ts";
import { redoclyTool } from "./redocly.ts";

/** The clients that are compared, ours first. */
export function clientTools(installed: Installed): readonly ClientTool[] {
  return [
    lockstepTool(installed),
    lockstepCallTool(installed),
    heyApiTool,
    orvalTool,
    openapiFetchTool,
    redoclyTool,
  ];
}
