const separator = /[^\p{ID_Continue}]|\p{Pc}/u;
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** `simple-user` → `SimpleUser`. Letters of any script stay; a digit at the start gets `_` before it. */
export function pascalCase(text: string): string {
  const words = text.split(separator).filter((word) => word !== "");
  return startable(words.map(upperFirst).join(""));
}

/** `actions/list-jobs` → `actionsListJobs`. What is an identifier already stays as it is. */
export function camelCase(text: string): string {
  if (identifier.test(text)) return text;
  const words = text.split(/[^\p{ID_Continue}]/u).filter((word) => word !== "");
  const [first = "", ...rest] = words;
  return startable(lowerFirst(first) + rest.map(upperFirst).join(""));
}

/** True for a name that TypeScript takes as it is. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
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
  for (const character of text) {
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
  return identifier.test(name) ? name : `_${name}`;
}
