import { join } from "node:path";
import { freshFolder } from "../generate/fresh-folder.ts";
import type { Document } from "../installed/documents.ts";
import { scratch } from "../installed/folders.ts";
import type { Installed } from "../installed/lockstep.ts";
import { runProcess } from "../measure/run-process.ts";
import type { ClientTool } from "./client-tool.ts";

/**
 * A fresh folder whose `gen` holds the tool's client for the document. Ours lies where its own packages are found.
 * @throws Error with the tool's message when it cannot make one.
 */
export async function generatedClient(
  { name, generator }: ClientTool,
  document: Document,
  { folder: project }: Installed,
): Promise<string> {
  const place = name.startsWith("lockstep") ? join(project, "clients") : join(scratch, "clients");
  const folder = freshFolder(join(place, name.replace(/[^\w.-]+/g, "-")));
  await runProcess(generator.command(document, folder));
  return folder;
}
