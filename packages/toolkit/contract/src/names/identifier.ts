// Letters that compilers of some years ago do not know: those beyond the basic plane, and those since Unicode 16. And what
// nobody sees, such as joiners and fillers: two names that look the same would be two.
const unknown =
  "\\u{10000}-\\u{10ffff}\\u1c89\\u1c8a\\ua7cb-\\ua7cf\\ua7d2\\ua7d4\\ua7da-\\ua7dc\\ua7f1" +
  "\\p{Default_Ignorable_Code_Point}";
const nonWord = new RegExp(`[^\\p{ID_Continue}]|[${unknown}]`, "u");
const separator = new RegExp(`${nonWord.source}|\\p{Pc}`, "u");
const identifier = new RegExp(`^(?![^]*[${unknown}])[\\p{ID_Start}$_][\\p{ID_Continue}$]*$`, "u");

/**
 * `simple-user` → `SimpleUser`. Letters of any script stay, put together as usual (NFC); a digit at the start gets `_` before
 * it.
 */
export function pascalCase(text: string): string {
  const words = text
    .normalize("NFC")
    .split(separator)
    .filter((word) => word !== "");
  return startable(words.map(upperFirst).join(""));
}

/** `actions/list-jobs` → `actionsListJobs`. What is an identifier already stays as it is. */
export function camelCase(written: string): string {
  const text = written.normalize("NFC");
  if (identifier.test(text)) return text;
  const words = text.split(nonWord).filter((word) => word !== "");
  const [first = "", ...rest] = words;
  return startable(lowerFirst(first) + rest.map(upperFirst).join(""));
}

/** True for a name that TypeScript takes as it is, and that nobody can take for another one. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text) && text.normalize("NFC") === text;
}

const characterNames: Readonly<Record<string, string>> = {
  "-": "Dash",
  _: "Underscore",
  ".": "Dot",
  "/": "Slash",
  " ": "Space",
  $: "Dollar",
};

/** Pascal case with every separator spelled out: `Pet-Kind` → `PetDashKind`. Two different texts rarely share one. */
export function spelledOut(text: string): string {
  let name = "";
  let start = true;
  for (const character of text.normalize("NFC")) {
    if (separator.test(character)) {
      name += characterNames[character] ?? `U${character.codePointAt(0)?.toString(16)}`;
      start = true;
    } else {
      name += start ? character.toUpperCase() : character;
      start = false;
    }
  }
  return startable(name);
}

export function upperFirst(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

function lowerFirst(word: string): string {
  const [first = ""] = word;
  return first.toLowerCase() + word.slice(first.length);
}

function startable(name: string): string {
  const whole = name.normalize("NFC");
  return identifier.test(whole) ? whole : `_${whole}`;
}
