import { readFile } from "node:fs/promises";

/** The two examples of a rule's page: the document after "Fails:" and the one after "Passes:". */
export interface PageExamples {
  readonly fails: string;
  readonly passes: string;
}

/** Reads the examples out of the `rule.md` beside a test. */
export async function pageExamples(testUrl: string): Promise<PageExamples> {
  const page = await readFile(new URL("./rule.md", testUrl), "utf8");
  return { fails: exampleAfter(page, "Fails:"), passes: exampleAfter(page, "Passes:") };
}

function exampleAfter(page: string, heading: string): string {
  const start = page.indexOf(`\n${heading}\n`);
  const example = /```yaml\n([\s\S]*?)```/.exec(page.slice(start))?.[1];
  if (start === -1 || example === undefined) throw new Error(`The page has no example after "${heading}".`);
  return example;
}
