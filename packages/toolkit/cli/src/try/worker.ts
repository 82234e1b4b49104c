// The process that `lockstep try` tries a document in.
import { serveWorker } from "@lockstep/try";
import { generate } from "../generate/generate.ts";

serveWorker(async (document, folder) => {
  const outputs = { client: folder, server: folder, mocks: folder, lint: folder };
  const { diagnostics } = await generate({ contract: document, name: "Tried", outputs }, { cwd: folder });
  return diagnostics;
});
