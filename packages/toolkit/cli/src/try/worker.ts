// The process that `lockstep try` tries a document in.
import { serveWorker } from "@lockstep/try";
import { generate } from "../generate/generate.ts";

serveWorker(async ({ document, folder, lenient = false }) => {
  const outputs = { client: folder, server: folder, mocks: folder, lint: folder };
  const config = { contract: document, name: "Tried", lenient, outputs };
  return (await generate(config, { cwd: folder })).diagnostics;
});
