// Documents of many thousand operations: twice the document is twice the work, in the loader and in every generator.
import { type Profiler, Session } from "node:inspector";
import { join } from "node:path";
import { generateFrom } from "@lockstep/codegen/testing";
import { describe, expect, test } from "vitest";
import { largeDocument } from "../test/large-document.ts";
import { generators } from "./generators.ts";

const root = join(import.meta.dirname, "../../../..");

/** How often each function and branch of our own code runs while each piece of work is done; built-ins are not counted. */
async function counted(works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  const session = new Session();
  session.connect();
  const post = (method: string, parameters: object = {}): Promise<object | undefined> =>
    new Promise((resolve, reject) => {
      session.post(method, parameters, (error, result) => (error === null ? resolve(result) : reject(error)));
    });
  const taken = async (): Promise<number> => {
    const { result } = (await post("Profiler.takePreciseCoverage")) as Profiler.TakePreciseCoverageReturnType;
    return result
      .filter(({ url }) => url.includes(root) && !url.includes("node_modules"))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  };
  await post("Profiler.enable");
  await post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const counts: number[] = [];
  for (const work of works) {
    await taken();
    await work();
    counts.push(await taken());
  }
  await post("Profiler.stopPreciseCoverage");
  session.disconnect();
  return counts;
}

const sizeOf = (files: readonly { readonly content: string }[]): number =>
  files.reduce((sum, { content }) => sum + content.length, 0);

describe("a large document", () => {
  test("of twice the operations takes twice the work, and no more", async () => {
    const documents = [40, 40, 80, 160].map(largeDocument);
    // The first one does what is done once in a process.
    const [, small = 0, middle = 0, large = 0] = await counted(
      documents.map((document) => () => generateFrom(document, generators)),
    );
    expect(small).toBeGreaterThan(500_000);
    expect((large - middle) / (middle - small)).toBeGreaterThan(1.9);
    expect((large - middle) / (middle - small)).toBeLessThan(2.25);
  });

  test("of 11,000 operations becomes code of all layers, as large for each operation as that of a small one", async () => {
    const small = await generateFrom(largeDocument(10), generators);
    const large = await generateFrom(largeDocument(1000), generators);
    const handlers = large.files.filter(({ path }) => path.includes("/handlers/"));
    expect(new Set(handlers.map(({ path }) => path)).size).toBe(11_000);
    // Names are longer, and those that collide are told apart.
    expect(sizeOf(large.files) / sizeOf(small.files) / 100).toBeLessThan(1.2);
  });
});
