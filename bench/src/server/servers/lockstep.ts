import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "../../generate/fresh-folder.ts";
import { lockstepServer } from "../../generate/generators/lockstep.ts";
import type { Installed } from "../../installed/lockstep.ts";
import { runProcess } from "../../measure/run-process.ts";
import { documentOf, routesOf } from "../document.ts";

/** Generates a server of so many routes where Lockstep is installed; gives the program that starts it. */
export async function lockstepProgram(installed: Installed, routes: number): Promise<string> {
  const folder = freshFolder(join(installed.folder, "server", String(routes)));
  const path = join(folder, "things.json");
  writeFileSync(path, JSON.stringify(documentOf(routesOf(routes)), null, 2));
  const document = { label: "Things", path, description: `${routes} operations` };
  await runProcess(lockstepServer(installed).command(document, folder));
  const program = join(folder, "program.ts");
  writeFileSync(program, programText());
  return program;
}

function programText(): string {
  const here = (file: string): string => JSON.stringify(join(import.meta.dirname, "..", file));
  return `import { createServer } from "./gen/server.gen.ts";
import { routesOf, thing } from ${here("document.ts")};
import { serve } from ${here("serve.ts")};
const handlers = Object.fromEntries(
  routesOf(Number(process.argv[2])).map(({ operationId, method }) => {
    const reply = { status: method === "GET" ? 200 : 201, body: thing };
    return [operationId, () => reply];
  }),
);
const { port } = await createServer({ handlers }).listen({ host: "127.0.0.1", port: 0 });
serve(port);
`;
}
