import type { Random } from "./random.ts";
import { capital, wordPair, words } from "./words.ts";

/** A text that suits a property's name; `undefined` where the name says nothing. */
export function textByName(name: string, random: Random): string | undefined {
  const key = snake(name);
  return texts.find(([pattern]) => pattern.test(key))?.[1](random);
}

/** The usual range of a number by its property's name; `undefined` where the name says nothing. */
export function rangeByName(name: string): readonly [least: number, most: number] | undefined {
  const key = snake(name);
  return ranges.find(([pattern]) => pattern.test(key))?.[1];
}

/** `agentId` and `agent-id` as `agent_id`. */
export function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}

const texts: readonly (readonly [RegExp, (random: Random) => string])[] = [
  [/(^|_)host(_?name)?$/, (random) => `${wordPair(random).join("-")}.example.com`],
  [/(^|_)e?mail(_address)?$/, (random) => `${wordPair(random).join(".")}@example.com`],
  [/(^|_)(user_?name|login|slug|handle|key)$/, (random) => wordPair(random).join("-")],
  [/(^|_)(name|title|subject|label)$/, (random) => wordPair(random).map(capital).join(" ")],
  [
    /(^|_)(description|summary|message|reason|note|comment|text|body|bio)$/,
    (random) => `${capital(words(random, 6))}.`,
  ],
  [
    /(^|_)(url|uri|href|link|website|homepage)$/,
    (random) => `https://example.com/${wordPair(random).join("/")}`,
  ],
  [/(^|_)version$/, (random) => `${random.integer(1, 9)}.${random.integer(0, 20)}.${random.integer(0, 9)}`],
  [/(^|_)ip(_address)?$/, (random) => `192.0.2.${random.integer(1, 254)}`],
  [/(^|_)(mobile|phone)(_number)?$/, (random) => `+1555010${random.integer(1000, 9999)}`],
  [/(^|_)city$/, (random) => random.pick(["Lisbon", "Nairobi", "Osaka", "Quito", "Turin"])],
  [/(^|_)country(_code)?$/, (random) => random.pick(["PT", "KE", "JP", "EC", "IT"])],
  [/(^|_)currency(_code)?$/, (random) => random.pick(["EUR", "JPY", "KES", "USD"])],
  [/(^|_)(locale|lang|language)$/, (random) => random.pick(["en", "fr", "ja", "sw"])],
  [/(^|_)colou?r$/, (random) => `#${random.integer(0, 0xffffff).toString(16).padStart(6, "0")}`],
  [/(^|_)(path|file_?name)$/, (random) => `/${wordPair(random).join("/")}.txt`],
  [/(^|_)platform$/, (random) => random.pick(["linux", "macos", "windows"])],
  [/_id$|^id$/, (random) => random.integer(0x10000000, 0xffffffff).toString(16)],
];

const ranges: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/(^|_)id$/, [1, 9999]],
  [/(^|_)port$/, [1024, 65_535]],
  [/(^|_)(percent|percentage|score|progress)$/, [0, 100]],
  [/(^|_)(count|total|quantity|size)$/, [0, 50]],
  [/(^|_)(priority|level|rating|version)$/, [1, 5]],
  [/(^|_)(price|amount|cost|balance)$/, [1, 500]],
  [/(^|_)age$/, [18, 90]],
  [/(^|_)year$/, [2000, 2026]],
  [/(^|_)lat(itude)?$/, [-60, 70]],
  [/(^|_)(lng|lon|longitude)$/, [-180, 180]],
  [/(^|_)(bytes|length)$/, [1, 1_000_000]],
  [/(^|_)(ms|millis|milliseconds)$/, [1, 2000]],
  [/(^|_)(seconds|minutes|hours|days)$/, [1, 60]],
];
