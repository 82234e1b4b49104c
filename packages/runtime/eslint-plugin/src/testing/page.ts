import { readFile } from "node:fs/promises";

/** Reads the examples out of the `rule.md` beside a test: the code after "Fails:" and that after "Passes:". */
export async function pageExamples(testUrl: string): Promise<{ fails: string; passes: string }> {
  const page = await readFile(new URL("./rule.md", testUrl), "utf8");
  const exampleAfter = (heading: string): string => {
    const start = page.indexOf(`\n${heading}\n`);
    const example = /```js\n([\s\S]*?)```/.exec(page.slice(start))?.[1];
    if (start === -1 || example === undefined) throw new Error(`The page has no example after "${heading}".`);
    return example;
  };
  return { fails: exampleAfter("Fails:"), passes: exampleAfter("Passes:") };
}
