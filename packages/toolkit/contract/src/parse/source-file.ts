import { jsonPositions } from "../source/json-positions.ts";
import type { Positions } from "../source/positions.ts";
import { type TextLines, textLines } from "../source/text-lines.ts";
import { yamlPositions } from "../source/yaml-positions.ts";
import { decodeText } from "./decode-text.ts";
import { parseJson } from "./json.ts";
import type { ParseOutcome } from "./parse-outcome.ts";
import { nothingParsed, type ParsedFiles } from "./parsed-files.ts";
import { parseYaml } from "./yaml.ts";

/** One file that was read. Lines and positions are made when first asked for. */
export interface SourceFile {
  /** Absolute path, or URL. */
  readonly location: string;
  readonly text: string;
  /** The encoding that was guessed for it, where it is neither UTF-8 nor UTF-16. */
  readonly guessedEncoding: string | undefined;
  readonly outcome: ParseOutcome;
  lines(): TextLines;
  positions(): Positions;
}

/** Parses a file by its name's ending; one that starts with `{` and is not named YAML is tried as JSON. */
export function sourceFile(
  location: string,
  raw: string | Uint8Array,
  parsed: ParsedFiles = nothingParsed,
): SourceFile {
  const { text, guessed } = decodeText(raw);
  const readYaml = (yaml: string): ParseOutcome => parsed.outcome(location, yaml, parseYaml);
  const { outcome, json } = parse(location, text, readYaml);
  let lines: TextLines | undefined;
  let positions: Positions | undefined;
  return {
    location,
    text,
    guessedEncoding: guessed,
    outcome,
    lines: () => {
      lines ??= textLines(text);
      return lines;
    },
    positions: () => {
      positions ??= outcome.ok ? (json ? jsonPositions(text) : yamlPositions(text)) : nowhere;
      return positions;
    },
  };
}

interface Reading {
  readonly outcome: ParseOutcome;
  readonly json: boolean;
}

const nowhere: Positions = { find: () => ({ valueStart: 0, valueEnd: 0, exact: false }) };

type ReadYaml = (text: string) => ParseOutcome;

function parse(location: string, text: string, readYaml: ReadYaml): Reading {
  const name = location.replace(/[?#].*$/, "").toLowerCase();
  if (name.endsWith(".json")) return namedJson(text, readYaml);
  if (/^\s*[{[]/.test(text)) {
    const outcome = parseJson(text);
    if (outcome.ok) return { outcome, json: true };
    // YAML takes flow style as well; where that fails too, a file not named YAML was meant as JSON.
    const yaml = readYaml(text);
    const named = name.endsWith(".yaml") || name.endsWith(".yml");
    return yaml.ok || named ? { outcome: yaml, json: false } : { outcome, json: true };
  }
  return { outcome: readYaml(text), json: false };
}

/** YAML goes by the name of JSON often enough; what is neither was meant as JSON. */
function namedJson(text: string, readYaml: ReadYaml): Reading {
  const outcome = parseJson(text);
  if (outcome.ok) return { outcome, json: true };
  const yaml = readYaml(text);
  if (!yaml.ok || typeof yaml.value !== "object") return { outcome, json: true };
  const { reason, offset, length } = outcome;
  return { outcome: { ...yaml, lax: { reason, offset, length } }, json: false };
}
