import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findPackageFolder, packageFolder } from "../folder/package-folder.ts";

/** A TypeScript compiler: a program to run, since version 7 has no JavaScript API. */
export interface TypeScript {
  readonly version: string;
  /** JavaScript file of `tsc`. */
  readonly tsc: string;
}

/** Versions that generated code promises to compile with; older ones lack options that it is checked with. */
export type TypeScriptLine = "7" | "5.9";

const names: Readonly<Record<TypeScriptLine, string>> = { "7": "typescript", "5.9": "typescript-5.9" };

/**
 * The TypeScript to compile with: that of the user's folder where it is of the line that is asked for (none asked: of any line
 * that generated code supports), else the one that comes with this package, version 7 unless asked.
 * @param cwd the user's folder.
 */
export function findTypeScript(cwd: string, line?: TypeScriptLine): TypeScript {
  const theirs = declaresTypeScript(cwd)
    ? readTypeScript(findPackageFolder("typescript", join(cwd, "/")))
    : undefined;
  const known = Object.keys(names) as TypeScriptLine[];
  const wanted = line === undefined ? known : [line];
  if (theirs && wanted.some((one) => isOfLine(theirs.version, one))) return theirs;
  const ours = readTypeScript(packageFolder(names[line ?? "7"], import.meta.url));
  if (!ours) throw new Error(`TypeScript ${line ?? "7"} is not installed; install lockstep anew.`);
  return ours;
}

/** Whether a project that the folder belongs to asks for TypeScript; one that is only there for others decides nothing. */
function declaresTypeScript(folder: string): boolean {
  const file = join(folder, "package.json");
  const manifest: Readonly<Record<string, unknown>> = existsSync(file) ? readManifest(file) : {};
  const declared = ["dependencies", "devDependencies", "peerDependencies"].some((kind) => {
    const packages = manifest[kind];
    return typeof packages === "object" && packages !== null && Object.hasOwn(packages, "typescript");
  });
  if (declared) return true;
  return dirname(folder) !== folder && declaresTypeScript(dirname(folder));
}

function readManifest(file: string): Readonly<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof manifest === "object" && manifest !== null ? { ...manifest } : {};
  } catch {
    return {};
  }
}

function isOfLine(version: string, line: TypeScriptLine): boolean {
  return version === line || version.startsWith(`${line}.`);
}

function readTypeScript(folder: string | undefined): TypeScript | undefined {
  if (folder === undefined) return undefined;
  const { version, bin } = readManifest(join(folder, "package.json"));
  const tsc = typeof bin === "object" && bin !== null && "tsc" in bin ? bin.tsc : undefined;
  return typeof version === "string" && typeof tsc === "string"
    ? { version, tsc: join(folder, tsc) }
    : undefined;
}
