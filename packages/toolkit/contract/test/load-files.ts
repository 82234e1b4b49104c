import { formatDiagnostic, type LoadOptions, type LoadResult, loadContract } from "../src/index.ts";

/** Loads a document from texts by file name; the first is the root. Files that are not there do not exist. */
export async function loadFiles(
  files: Readonly<Record<string, string>>,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const [root = "openapi.yaml"] = Object.keys(files);
  return await loadContract(root, {
    cwd: "/project",
    readFile: async (location) => {
      const name = location.replace("/project/", "");
      const text = Object.hasOwn(files, name) ? files[name] : undefined;
      if (text === undefined) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
      return text;
    },
    ...options,
  });
}

/** The findings as people read them, without code frames: `file:line:column severity id message`. */
export function headlines({ diagnostics }: Pick<LoadResult, "diagnostics">): readonly string[] {
  return diagnostics.map((diagnostic) => {
    const [headline = ""] = formatDiagnostic(diagnostic, { cwd: "/project" }).split("\n");
    return headline.replaceAll("  ", " ");
  });
}

/** All findings with their code frames. */
export function report({ diagnostics }: Pick<LoadResult, "diagnostics">): string {
  return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, { cwd: "/project" })).join("\n\n");
}

/** The contract of a result that has to have one. */
export function contractOf(result: LoadResult): NonNullable<LoadResult["contract"]> {
  if (result.contract === undefined) throw new Error(`no contract:\n${report(result)}`);
  return result.contract;
}

/** A document of OpenAPI 3.1 with a head, so that a test says only what it is about. */
export function document(body: string): string {
  return `openapi: 3.1.0\ninfo: { title: Test, version: 1.0.0 }\n${body}`;
}
