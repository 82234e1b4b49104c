import { jsonPositions } from "../source/json-positions.ts";
import type { Positions } from "../source/positions.ts";
import { type TextLines, textLines } from "../source/text-lines.ts";
import { yamlPositions } from "../source/yaml-positions.ts";
import { parseJson } from "./json.ts";
import type { ParseOutcome } from "./parse-outcome.ts";
import { parseYaml } from "./yaml.ts";

/** One file that was read. Lines and positions are made when first asked for. */
export interface SourceFile {
  /** Absolute path, or URL. */
  readonly location: string;
  readonly text: string;
  readonly outcome: ParseOutcome;
  lines(): TextLines;
  positions(): Positions;
}

/** Parses a file by its name's ending; one that starts with `{` and is not named YAML is tried as JSON. */
export function sourceFile(location: string, raw: string): SourceFile {
  const text = raw.startsWith("\uFEFF") ? raw.slice(1) : raw;
  const { outcome, json } = parse(location, text);
  let lines: TextLines | undefined;
  let positions: Positions | undefined;
  return {
    location,
    text,
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

const nowhere: Positions = { find: () => ({ valueStart: 0, valueEnd: 0, exact: false }) };

function parse(location: string, text: string): { readonly outcome: ParseOutcome; readonly json: boolean } {
  const name = location.replace(/[?#].*$/, "").toLowerCase();
  if (name.endsWith(".json")) return { outcome: parseJson(text), json: true };
  if (/^\s*[{[]/.test(text)) {
    const outcome = parseJson(text);
    if (outcome.ok) return { outcome, json: true };
    // YAML takes flow style as well; where that fails too, a file not named YAML was meant as JSON.
    const yaml = parseYaml(text);
    const named = name.endsWith(".yaml") || name.endsWith(".yml");
    return yaml.ok || named ? { outcome: yaml, json: false } : { outcome, json: true };
  }
  return { outcome: parseYaml(text), json: false };
}
