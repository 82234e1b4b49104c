import type { OperationSite } from "../bundle/assemble.ts";
import { shortHash } from "../bundle/names.ts";
import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { ownString } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import { camelCase, pascalCase, upperFirst } from "./identifier.ts";
import { reservedOperationNames } from "./reserved.ts";
import { untaken } from "./untaken.ts";

/**
 * The final id of each operation. None depends on the order of the document: operations that share an id are told apart
 * by their methods and paths, all of them.
 */
export function nameOperations(
  sites: readonly OperationSite[],
  reporter: Reporter<Catalogue>,
): ReadonlyMap<OperationSite, string> {
  const wishes = sites.map((site) => wishOf(site));
  const groups = Map.groupBy(wishes, ({ id }) => id);
  const names = new Map<OperationSite, string>();
  const taken = new Set<string>();
  const open: { readonly wish: Wish; readonly candidate: string }[] = [];
  for (const [id, group] of groups) {
    const exact = group.filter((wish) => wish.written === id);
    for (const wish of group) {
      if (group.length === 1 || (exact.length === 1 && exact[0] === wish)) {
        names.set(wish.site, id);
        taken.add(id);
      } else {
        open.push({ wish, candidate: `${id}By${upperFirst(idFromPath(wish.site))}` });
      }
    }
  }
  const candidates = Map.groupBy(open, ({ candidate }) => candidate);
  for (const { wish, candidate } of open) {
    const free = !taken.has(candidate) && candidates.get(candidate)?.length === 1;
    const name = free ? candidate : untaken(`${candidate}_${shortHash(wish.site.pointer)}`, taken);
    names.set(wish.site, name);
    taken.add(name);
  }
  reportNames(groups, names, reporter);
  return names;
}

interface Wish {
  readonly site: OperationSite;
  readonly id: string;
  /** operationId as the document has it. */
  readonly written: string | undefined;
  readonly reserved: boolean;
}

function wishOf(site: OperationSite): Wish {
  const text = ownString(site.operation, "operationId");
  const written = text === undefined || text.trim() === "" ? undefined : text;
  const plain = written === undefined ? idFromPath(site) : camelCase(written);
  const reserved = reservedOperationNames.has(plain);
  return { site, id: reserved ? `${plain}Operation` : plain, written, reserved };
}

/** `GET /agents/{agentId}/tasks` → `getAgentsByAgentIdTasks`. */
function idFromPath({ method, path, place }: OperationSite): string {
  const words = path
    .split("/")
    .flatMap((segment) => segment.split(/(\{[^}]*\})/))
    .filter((part) => /[\p{ID_Continue}]/u.test(part))
    .map((part) => (part.startsWith("{") ? `By${wordsOf(part)}` : wordsOf(part)));
  const name = words.length === 0 ? "Root" : words.join("");
  const suffix = place === "path" ? "" : upperFirst(place);
  return `${camelCase(method.toLowerCase())}${name}${suffix}`;
}

function wordsOf(text: string): string {
  return pascalCase(text).replace(/^_(?=\d)/, "");
}

function reportNames(
  groups: ReadonlyMap<string, readonly Wish[]>,
  names: ReadonlyMap<OperationSite, string>,
  reporter: Reporter<Catalogue>,
): void {
  for (const group of groups.values()) {
    for (const { site, written, reserved, id } of group) {
      const chosen = names.get(site) ?? id;
      if (group.length > 1 && chosen !== id) {
        const related = group
          .slice(0, 11)
          .filter((other) => other.site !== site)
          .map((other) => ({
            message: `${other.site.method} ${other.site.path} is named ${names.get(other.site)}`,
            at: idPointer(other.site),
          }));
        const parameters = { operationId: written ?? id, count: group.length, chosen };
        reporter.report("LS1303", idPointer(site), parameters, { related });
      } else if (reserved && written !== undefined) {
        reporter.report("LS1304", idPointer(site), { operationId: written, chosen });
      }
    }
  }
}

function idPointer({ pointer }: OperationSite): string {
  return joinPointer(pointer, "operationId");
}
