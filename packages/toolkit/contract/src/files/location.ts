import { basename, dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a location is: the path or URL that a user gave, absolute. */
export function absoluteLocation(location: string | URL, cwd: string): string {
  const text = String(location);
  if (isRemote(text)) return new URL(text).href;
  if (text.startsWith("file:")) return fileURLToPath(text);
  return resolve(cwd, text);
}

/** The file that a reference's part before `#` names, seen from the file it stands in; undefined where it is no location. */
export function resolveLocation(base: string, reference: string): string | undefined {
  if (reference === "") return base;
  try {
    if (isRemote(reference)) return new URL(reference).href;
    if (reference.startsWith("file:")) return fileURLToPath(reference);
    if (isRemote(base)) return new URL(reference, base).href;
    return resolve(dirname(base), decodeURIComponent(reference));
  } catch {
    return undefined;
  }
}

/** True for an http or https URL. */
export function isRemote(location: string): boolean {
  return /^https?:\/\//i.test(location);
}

/** File name without folder and ending; the folder's name for `index.yaml` and the like. */
export function stemOf(location: string): string {
  const path = location.replace(/[?#].*$/, "");
  const stem = basename(path, extname(path));
  return /^_?index$/i.test(stem) ? basename(dirname(path)) || stem : stem;
}
