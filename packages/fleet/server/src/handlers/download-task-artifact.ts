import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import type { Principal } from "../store/index.ts";

/** GET /api/v1/tasks/{taskId}/artifacts/{artifactId} */
export const downloadTaskArtifact: Handler<"downloadTaskArtifact", Principal, Services> = ({
  path: { taskId, artifactId },
  services,
  fail,
}) => {
  const found = services.store.artifacts.read(taskId, artifactId);
  if (!found) return fail("RES_NOT_FOUND", { resource: "Artifact", id: artifactId });
  // The contract allows no character in a name that would have to be escaped here.
  const headers = { "Content-Disposition": `attachment; filename="${found.artifact.name}"` };
  return { status: 200, body: found.content, headers };
};
