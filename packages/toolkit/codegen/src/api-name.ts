import { isIdentifier } from "./identifier.ts";

/** Names of the API in generated code. */
export interface ApiName {
  /** For types and after a verb, e.g. `Fleet` in `createFleet`. */
  readonly pascal: string;
  /** For values, e.g. `fleet`. */
  readonly camel: string;
}

/**
 * Names an API from the title of its document (`"GitHub v3 REST API"` → `GitHubV3Rest`, `gitHubV3Rest`), or from the
 * configured name. Trailing words "API" and "Service" of a title are dropped. Always identifiers; `Api` when the title
 * holds no letter.
 */
export function apiName(title: string, configured?: string): ApiName {
  const words = wordsOf(configured ?? title);
  if (configured === undefined) {
    while (words.length > 1 && /^(apis?|services?)$/i.test(words.at(-1) ?? "")) words.pop();
  }
  const pascal = safe(words.map(capitalised).join(""), "Api");
  return { pascal, camel: safe(decapitalised(pascal), "api") };
}

/** Letters and digits that identifiers may hold. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  let open = false;
  for (const character of text.normalize("NFKC")) {
    const fits = /[\p{L}\p{Nd}\p{M}]/u.test(character) && isIdentifier(`_${character}`);
    if (fits) words.push(open ? (words.pop() ?? "") + character : character);
    open = fits;
  }
  return words;
}

function capitalised(word: string): string {
  // REST, HTTP: an all-capitals word of a title reads better as Rest; a short one (v3, EU) keeps its shape.
  const rest = word.length > 2 && word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1);
  return word.charAt(0).toUpperCase() + rest;
}

/** `GitHubV3Rest` → `gitHubV3Rest`, `EUCustoms` → `euCustoms`. */
function decapitalised(name: string): string {
  return name.replace(/^\p{Lu}+(?=\p{Lu}[^\p{Lu}]|$)|^\p{Lu}/u, (capitals) => capitals.toLowerCase());
}

function safe(joined: string, fallback: string): string {
  const name = joined.normalize("NFC");
  return (
    [name, `${name}_`, `_${name}`].find((candidate) => name !== "" && isIdentifier(candidate)) ?? fallback
  );
}
