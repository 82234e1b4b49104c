import type { Random } from "./random.ts";
import { wordPair, words } from "./words.ts";

/** A text in one of the formats of JSON Schema 2020-12 and OpenAPI; `undefined` for a format that is not known. */
export function sampleFormat(format: string, name: string, random: Random): string | undefined {
  return Object.hasOwn(formats, format) ? formats[format]?.(random, name) : undefined;
}

/** A version 4 UUID (RFC 9562 §5.4). */
export function sampleUuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16));
  digits[12] = "4";
  digits[16] = random.pick(["8", "9", "a", "b"]);
  const text = digits.join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    "-",
  );
}

const formats: { readonly [format: string]: (random: Random, name: string) => string } = {
  "date-time": (random, name) => instant(random, name).toISOString().replace(".000Z", "Z"),
  date: (random, name) => instant(random, name).toISOString().slice(0, 10),
  time: (random, name) => instant(random, name).toISOString().slice(11).replace(".000Z", "Z"),
  duration: (random) => `PT${random.integer(1, 59)}M`,
  email,
  "idn-email": email,
  uuid: (random) => sampleUuid(random),
  uri: url,
  url,
  iri: url,
  "uri-reference": (random) => `/${wordPair(random).join("/")}`,
  "iri-reference": (random) => `/${wordPair(random).join("/")}`,
  "uri-template": (random) => `/${wordPair(random).join("/")}/{id}`,
  hostname: (random) => `${wordPair(random).join("-")}.example.com`,
  "idn-hostname": (random) => `${wordPair(random).join("-")}.example.com`,
  // Addresses that documentation may use (RFC 5737, RFC 3849).
  ipv4: (random) => `192.0.2.${random.integer(1, 254)}`,
  ipv6: (random) => `2001:db8::${random.integer(1, 0xffff).toString(16)}`,
  byte: (random) => btoa(words(random, 3)),
  binary: (random) => words(random, 3),
  password: (random) => `${wordPair(random).join("-")}-${random.integer(100, 999)}`,
  "json-pointer": (random) => `/${wordPair(random).join("/")}`,
  "relative-json-pointer": (random) => `${random.integer(0, 3)}/${wordPair(random)[0]}`,
  regex: (random) => `^${wordPair(random)[0]}$`,
  int32: (random) => String(random.integer(0, 1000)),
  int64: (random) => String(random.integer(0, 1000)),
};

function email(random: Random): string {
  return `${wordPair(random).join(".")}@example.com`;
}

function url(random: Random): string {
  return `https://example.com/${wordPair(random).join("/")}`;
}

const minuteMs = 60_000;
const minutesOfHalfAYear = 182 * 24 * 60;

// Fixed points of time, so that a seed gives the same answer on every day; what is made comes before what is changed.
function instant(random: Random, name: string): Date {
  const start = /expir|until|due|sunset|end/i.test(name)
    ? Date.UTC(2030, 0, 1)
    : /updat|modif|last|change|finish|complet/i.test(name)
      ? Date.UTC(2025, 6, 1)
      : Date.UTC(2025, 0, 1);
  return new Date(start + random.integer(0, minutesOfHalfAYear - 1) * minuteMs);
}
