import { createHash } from "node:crypto";

/**
 * The name of each operation's handler file, without its ending: kebab-case, `getAgent` → `get-agent`. Every file system can
 * hold it, and no other operation's file there: ids that differ in case or separators only, and very long ones, get a hash behind.
 */
export function handlerFileNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const rivals = Map.groupBy(ids, (id) => folded(kebab(id)));
  return new Map(
    ids.map((id) => {
      const name = kebab(id);
      const short = cut(name);
      const alone = short === name && rivals.get(folded(name))?.length === 1;
      return [id, alone ? named(name) : `${named(short)}--${hashOf(id)}`];
    }),
  );
}

function kebab(id: string): string {
  return id
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .replace(/[_$]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .normalize("NFC");
}

/** What Windows keeps for its devices, whatever the ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** An id may hold nothing but separators. */
function named(name: string): string {
  return name === "" || devices.test(name) ? `${name}-operation`.replace(/^-/, "") : name;
}

/** File systems disagree about which letters are one; the widest view of them counts. */
function folded(name: string): string {
  return named(name).normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}

/** Most file systems hold 255 bytes, and temporary siblings have longer names. */
function cut(name: string): string {
  let short = "";
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > 120) return short;
    short += character;
  }
  return name;
}

function hashOf(id: string): string {
  return createHash("sha256").update(id).digest("hex").slice(0, 8);
}
