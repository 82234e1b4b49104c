import { createMemory, type LastingMemory } from "@lockstep/codegen";
import { expect, test } from "vitest";
import { createWorkspace } from "../../test/workspace.ts";
import { generate } from "./generate.ts";

const contract = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /items/{id}:
    get:
      operationId: getItem
      summary: Show an item
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        "200": { description: The item, content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } } }
        default: { description: Refused, headers: { X-Why: { $ref: "#/components/headers/Why" } } }
    put:
      operationId: putItem
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } } }
      responses: { "204": { description: Done } }
components:
  headers: { Why: { required: true, schema: { type: string } } }
  schemas:
    Item:
      allOf: [{ $ref: "#/components/schemas/Base" }, { type: object, properties: { name: { type: string } } }]
      required: [id]
    Base: { type: object, properties: { id: { type: integer }, kind: { type: string } } }
    Owner: { oneOf: [{ $ref: "#/components/schemas/Item" }, { $ref: "#/components/schemas/Base" }] }
`;

/** Each replaces the first text by the second; the next starts from there. */
const edits: readonly (readonly [from: string, to: string])[] = [
  ["Show an item", "Show one item"],
  ["id: { type: integer }, kind", "id: { type: integer, readOnly: true }, kind"],
  ["Base: { type: object, properties", "Base: { type: object, required: [id], properties"],
  ["Why: { required: true,", "Why: {"],
  ["operationId: putItem", "operationId: replaceItem"],
  ["    Owner: { oneOf", "    Owner: { discriminator: { propertyName: kind }, oneOf"],
  ["    Base: {", "    base: { type: string }\n    Base: {"],
  ['"204": { description: Done }', '"204": { description: Done }, "404": { description: Gone }'],
];

test("an edit gives the same files with a memory of the run before as without", async () => {
  const workspace = await createWorkspace({ "openapi.yaml": contract });
  const run = async (folder: string, memory?: LastingMemory): Promise<Readonly<Record<string, string>>> => {
    const outputs = Object.fromEntries(["client", "server", "mocks", "lint"].map((name) => [name, folder]));
    const result = await generate(
      { contract: "openapi.yaml", outputs },
      { cwd: workspace.folder, ...(memory && { memory }) },
    );
    expect(result.ok).toBe(true);
    const paths = result.folders.flatMap(({ entries }) => entries.map(({ path }) => path));
    const texts = paths.map(async (path) => [path, await workspace.read(`${folder}/${path}`)] as const);
    return Object.fromEntries(await Promise.all(texts));
  };
  const memory = createMemory();
  await run("remembered", memory);
  let text = contract;
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replace(from, to);
    await workspace.write("openapi.yaml", text);
    expect(await run("remembered", memory), `after ${to}`).toEqual(await run("fresh"));
  }
  await workspace.delete();
});
