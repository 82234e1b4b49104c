import type { Handler } from "../../gen/server.gen.ts";
import { artifactLimitBytes, mediaTypeOf } from "../artifact-file.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** POST /api/v1/tasks/{taskId}/artifacts */
export const uploadTaskArtifact: Handler<"uploadTaskArtifact", Principal, Services> = async ({
  path: { taskId },
  body: { name, file },
  services,
  fail,
}) => {
  if (file.size > artifactLimitBytes) return fail("VAL_PAYLOAD_TOO_LARGE");
  const content = new Uint8Array(await file.arrayBuffer());
  const artifact = services.store.artifacts.add(taskId, { name, mediaType: mediaTypeOf(file), content });
  if (artifact === "task-missing") return fail("RES_NOT_FOUND", { resource: "Task", id: taskId });
  if (artifact === "name-taken") {
    return fail("RES_ALREADY_EXISTS", { resource: "Artifact", field: "name", value: name });
  }
  const headers = { Location: `/api/v1/tasks/${taskId}/artifacts/${artifact.id}` };
  return { status: 201, body: toWire(artifact), headers };
};
