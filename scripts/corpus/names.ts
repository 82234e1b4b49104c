import { createHash } from "node:crypto";
import { basename } from "node:path";

/** The shortest name of each path that no other has: the file's, with as many folders before it as it takes. */
export function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const ending = (path: string, length: number): string => path.split("/").slice(-length).join("/");
  const names = new Map<string, string>();
  let open = [...new Set(paths)];
  for (let length = 1; open.length > 0; length++) {
    const groups = Map.groupBy(open, (path) => ending(path, length));
    for (const [name, group] of groups) {
      const [path] = group;
      if (group.length === 1 && path !== undefined) names.set(path, name);
    }
    open = open.filter((path) => !names.has(path));
  }
  return names;
}

/** A folder name for a path, the same in every run: no two paths share it. */
export function folderName(path: string): string {
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 8);
  return `${basename(path)
    .replace(/[^\w.-]/g, "_")
    .slice(0, 80)}-${hash}`;
}
