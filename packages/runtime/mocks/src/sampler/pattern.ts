import type { Random } from "./random.ts";

/**
 * Writes a text that a regular expression (ECMA-262, as JSON Schema's `pattern`) matches and that has a length within
 * the bounds. Look-around is left to chance, so that the result is checked; `undefined` when no try fits.
 */
export function samplePattern(
  source: string,
  random: Random,
  least = 0,
  most: number = Number.POSITIVE_INFINITY,
): string | undefined {
  const expression = compile(source);
  const tree = expression && parse(source);
  if (!expression || !tree) return undefined;
  const open = !source.endsWith("$");
  for (let stretch = 0; stretch < 40; stretch++) {
    let text = write(tree, { random, stretch, groups: [] });
    // An expression without an end takes anything behind its match.
    while (open && length(text) < least) text += "abcdefgh"[length(text) % 8];
    if (length(text) >= least && length(text) <= most && expression.test(text)) return text;
  }
  return undefined;
}

/** Whether an expression finds a match; an expression that no engine takes matches nothing. */
export function matchesPattern(source: string, text: string): boolean {
  return compile(source)?.test(text) ?? false;
}

/** How many characters a text may have that an expression matches; infinity where it does not say so. */
export function longestMatch(source: string): number {
  const tree = source.startsWith("^") && /(?:^|[^\\])\$$/.test(source) ? parse(source) : undefined;
  // With several ways at the top, each anchor belongs to one of them.
  if (tree?.kind !== "choice" || tree.options.length !== 1) return Number.POSITIVE_INFINITY;
  return longestOf(tree);
}

function longestOf(node: Node): number {
  switch (node.kind) {
    case "choice":
      return Math.max(...node.options.map((parts) => parts.reduce((sum, part) => sum + longestOf(part), 0)));
    case "character":
      return 1;
    case "repeat":
      return node.most === 0 ? 0 : longestOf(node.node) * node.most;
    case "again":
      return Number.POSITIVE_INFINITY;
  }
}

/** One way or another to read on; each is a sequence. */
type Node =
  | { readonly kind: "choice"; readonly options: readonly (readonly Node[])[]; readonly group?: number }
  | { readonly kind: "character"; readonly source: string }
  | { readonly kind: "repeat"; readonly node: Node; readonly least: number; readonly most: number }
  | { readonly kind: "again"; readonly group: number };

interface Writing {
  readonly random: Random;
  /** How much longer than needed repetitions may get: grows with each try. */
  readonly stretch: number;
  readonly groups: string[];
}

function write(node: Node, writing: Writing): string {
  const { random, stretch, groups } = writing;
  switch (node.kind) {
    case "choice": {
      const text = random
        .pick(node.options)
        .map((part) => write(part, writing))
        .join("");
      if (node.group !== undefined) groups[node.group] = text;
      return text;
    }
    case "character": {
      const characters = charactersOf(node.source);
      return characters.length > 0 ? random.pick(characters) : "";
    }
    case "repeat": {
      const more = Math.floor(stretch ** 1.6);
      const most = Math.min(node.most, node.least + (stretch === 0 ? 3 : more));
      const least = stretch % 2 === 0 ? node.least : Math.min(most, node.least + Math.floor(more / 2));
      const count = random.integer(least, most);
      return Array.from({ length: count }, () => write(node.node, writing)).join("");
    }
    case "again":
      return groups[node.group] ?? "";
  }
}

function parse(source: string): Node | undefined {
  let index = 0;
  let groups = 0;
  const choice = (group?: number): Node => {
    const options: Node[][] = [[]];
    while (index < source.length && source[index] !== ")") {
      if (source[index] === "|") {
        index++;
        options.push([]);
        continue;
      }
      const atom = next();
      if (atom) options.at(-1)?.push(quantified(atom));
    }
    return { kind: "choice", options, ...(group !== undefined && { group }) };
  };
  const next = (): Node | undefined => {
    const rest = source.slice(index);
    const anchor = /^(?:[\^$]|\\[bB])/.exec(rest);
    if (anchor) {
      index += anchor[0].length;
      return undefined;
    }
    const opening = /^\((\?(?:<?[=!]|:|<[^>]+>))?/.exec(rest);
    if (opening) {
      index += opening[0].length;
      const inner = choice(opening[1] === undefined || opening[1].startsWith("?<") ? ++groups : undefined);
      index++;
      return /^\?<?[=!]/.test(opening[1] ?? "") ? undefined : inner;
    }
    const again = /^\\([1-9])/.exec(rest);
    if (again) {
      index += again[0].length;
      return { kind: "again", group: Number(again[1]) };
    }
    const atom =
      /^(?:\[(?:[^\]\\]|\\.)*\]|\\[pP]\{[^}]*\}|\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\.|.)/su.exec(
        rest,
      );
    index += atom?.[0].length ?? 1;
    return { kind: "character", source: atom?.[0] ?? "" };
  };
  const quantified = (node: Node): Node => {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(index));
    if (!match) return node;
    index += match[0].length;
    const [, sign, from, comma, to] = match;
    if (sign)
      return {
        kind: "repeat",
        node,
        least: sign === "+" ? 1 : 0,
        most: sign === "?" ? 1 : Number.POSITIVE_INFINITY,
      };
    const least = Number(from);
    return { kind: "repeat", node, least, most: to ? Number(to) : comma ? Number.POSITIVE_INFINITY : least };
  };
  const tree = choice();
  return index >= source.length ? tree : undefined;
}

const printable: readonly string[] = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. !\"#$%&'()*+,/:;<=>?@[\\]^`{|}~\t\né",
];
const plain: readonly string[] = printable.slice(0, 62);
const known = new Map<string, readonly string[]>();

/** What a class, an escape or a literal stands for: plain letters and digits where they fit, else what does. */
function charactersOf(source: string): readonly string[] {
  const cached = known.get(source);
  if (cached) return cached;
  const expression = compile(`^(?:${source})$`);
  const fitting = (pool: readonly string[]): readonly string[] =>
    expression ? pool.filter((character) => expression.test(character)) : [];
  let found = fitting(plain);
  if (found.length === 0) found = fitting(printable);
  if (found.length === 0)
    found = fitting(Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)));
  known.set(source, found);
  return found;
}

function compile(source: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {
      // Next: the same without Unicode's stricter grammar, as validators do.
    }
  }
  return undefined;
}

function length(text: string): number {
  return [...text].length;
}
