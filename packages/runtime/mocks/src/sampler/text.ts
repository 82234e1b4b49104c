import { sampleFormat } from "./formats.ts";
import { textByName } from "./names.ts";
import { matchesPattern, samplePattern } from "./pattern.ts";
import type { Random } from "./random.ts";
import { capital, words } from "./words.ts";

/** A string for a schema without references or branches, realistic by its format, its pattern or its property's name. */
export function sampleText(
  schema: { readonly [keyword: string]: unknown },
  name: string,
  random: Random,
): string {
  const { format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const least = Number(minLength);
  const most = Number(maxLength);
  const fits = (text: string | undefined): text is string =>
    text !== undefined && length(text) >= least && length(text) <= most;

  const formatted = typeof format === "string" ? sampleFormat(format, name, random) : undefined;
  const expression = typeof pattern === "string" ? pattern : undefined;
  if (fits(formatted) && (expression === undefined || matchesPattern(expression, formatted)))
    return formatted;
  if (formatted !== undefined && typeof format === "string" && expression === undefined) {
    return resized(format, formatted, least, most);
  }
  const named = textByName(name, random);
  if (expression !== undefined) {
    if (fits(named) && matchesPattern(expression, named)) return named;
    return samplePattern(expression, random, least, most) ?? formatted ?? named ?? "";
  }
  if (schema["contentEncoding"] === "base64") return btoa(words(random, 3));
  if (fits(named)) return named;
  return fit(named ?? capital(words(random, 2)), least, most, random);
}

/** Makes a text of a format longer or shorter where the format has room for that. */
function resized(format: string, text: string, least: number, most: number): string {
  const missing = Math.max(0, least - length(text));
  if (missing === 0) return shorter(format, text, most);
  if (format === "byte") return btoa("a".repeat(Math.ceil(least / 4) * 3));
  if (/email/.test(format)) return `${"a".repeat(Math.min(missing, 40))}${text}`;
  return text + "a".repeat(missing);
}

function shorter(format: string, text: string, most: number): string {
  if (format === "byte") return text.slice(0, most - (most % 4));
  if (format === "binary" || format === "password") return text.slice(0, most);
  if (/email/.test(format)) return "a@b.co";
  if (/^(uri|url|iri)$/.test(format)) return "urn:a";
  if (/hostname/.test(format)) return text.slice(0, Math.min(most, 4));
  return /reference|template|pointer|regex/.test(format) ? "" : text;
}

function fit(text: string, least: number, most: number, random: Random): string {
  let characters = [...text];
  while (characters.length < least) characters = [...characters, " ", ...words(random, 3)];
  const cut = characters.slice(0, Math.min(characters.length, most)).join("");
  // Whole words where the bounds leave room for that; never a space at the end, which looks cut off.
  const wholeWords = characters.length > most ? cut.replace(/ \S*$/, "") : cut;
  if (length(wholeWords) >= least && wholeWords !== "") return wholeWords;
  return cut.endsWith(" ") ? `${cut.slice(0, -1)}s` : cut;
}

function length(text: string): number {
  return [...text].length;
}
