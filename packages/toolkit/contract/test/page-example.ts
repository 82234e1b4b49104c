import { readFileSync } from "node:fs";

/** The first YAML example of an extension's page, `extension.md` beside the test that asks for it. */
export function pageExample(testUrl: string): string {
  const page = readFileSync(new URL("./extension.md", testUrl), "utf8");
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1];
  if (example === undefined) throw new Error(`extension.md beside ${testUrl} has no YAML example; add one.`);
  return example;
}
