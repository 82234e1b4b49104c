import { createSourceFile, defineGenerator, type Generator, stringLiteral } from "@lockstep/codegen";

/** Small generators in the shape of the real ones: shared types, a client, and a server with handler stubs. */
export function sampleGenerators(): readonly Generator[] {
  return [types, client, server];
}

const types: Generator = defineGenerator({
  name: "types",
  description: "the names of all schemas",
  outputs: ["client", "server", "mocks"],
  sharedByOutputs: true,
  generate({ contract, header }) {
    const file = createSourceFile({ ...header, generator: "types" });
    for (const { identifier } of contract.schemas) file.print`export type ${identifier} = unknown;`;
    return [{ path: "gen/types.gen.ts", content: file.toString(), ownership: "generated" }];
  },
});

const client: Generator = defineGenerator({
  name: "client",
  description: "the summaries of all operations",
  outputs: ["client"],
  generate({ contract, header, api }) {
    const file = createSourceFile({ ...header, generator: "client" });
    for (const { id, summary = "" } of contract.operations) {
      file.print`export const ${id} = ${stringLiteral(summary)};`;
    }
    file.print`export const create${api.pascal} = 1;`;
    return [{ path: "gen/client.gen.ts", content: file.toString(), ownership: "generated" }];
  },
});

const server: Generator = defineGenerator({
  name: "server",
  description: "a stub for each operation",
  outputs: ["server"],
  generate({ contract, header }) {
    const file = createSourceFile({ ...header, generator: "server" });
    file.print`export type Handler<Id extends string> = (id: Id) => unknown;`;
    return [
      { path: "gen/server.gen.ts", content: file.toString(), ownership: "generated" },
      ...contract.operations.map(({ id, method, path }) => ({
        path: `src/handlers/${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`,
        content: stub(id, method, path),
        ownership: "once" as const,
      })),
    ];
  },
});

function stub(id: string, method: string, path: string): string {
  return `import { notImplemented } from "@lockstep/server";
import type { Handler } from "../../gen/server.gen.ts";

/** ${method} ${path} */
export const ${id}: Handler<"${id}"> = () => notImplemented();
`;
}
