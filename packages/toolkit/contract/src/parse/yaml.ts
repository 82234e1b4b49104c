import { CORE_SCHEMA, load, loadAll, mergeTag, YAMLException } from "js-yaml";
import { duplicateYamlKeys, selfAlias, startOfSecondDocument } from "../source/yaml-positions.ts";
import { MAX_YAML_DEPTH } from "./limits.ts";
import type { NotParsed, ParseOutcome } from "./parse-outcome.ts";

/** Nodes that a document may hold once its aliases are written out. */
const MAX_EXPANDED_NODES = 5_000_000;

/** YAML 1.2's core schema with merge keys: no timestamps become dates, `yes` and `no` stay text. */
const schema = CORE_SCHEMA.withTags(mergeTag);
const options = { schema, maxDepth: MAX_YAML_DEPTH, maxTotalMergeKeys: 1_000_000 };

/** Parses the first YAML document of a text. Of keys written twice the last one counts. */
export function parseYaml(text: string): ParseOutcome {
  try {
    return checkAliases(text, { ok: true, value: load(text, options), duplicates: [] });
  } catch (error) {
    return parseAgain(text, faultOf(error, text));
  }
}

/** A text with a fault, read once more by the rules that forgive keys written twice and further documents. */
function parseAgain(text: string, fault: NotParsed): ParseOutcome {
  try {
    const [value, ...more] = loadAll(text, { ...options, json: true });
    if (value === undefined && more.length === 0) return fault;
    const second = more.length > 0 ? startOfSecondDocument(text) : undefined;
    return checkAliases(text, {
      ok: true,
      value,
      duplicates: duplicateYamlKeys(text),
      ...(second === undefined ? {} : { secondDocument: second }),
    });
  } catch {
    return fault;
  }
}

function faultOf(error: unknown, text: string): NotParsed {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof YAMLException)) return { ok: false, reason, offset: 0, length: 1 };
  const offset = error.mark?.position ?? 0;
  const odd = text.slice(0, offset).search(/^ *[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/m);
  if (odd < 0) return { ok: false, reason: error.reason, offset, length: 1 };
  return { ok: false, reason: "this line is indented by blanks that are no spaces", offset: odd, length: 1 };
}

/** Aliases share nodes, so a small text may stand for a huge or endless document. */
function checkAliases(text: string, outcome: ParseOutcome): ParseOutcome {
  if (!outcome.ok || !/(^|[\s[{,:-])\*\S/.test(text)) return outcome;
  const sizes = new Map<object, number>();
  const measure = (node: unknown): number => {
    if (typeof node !== "object" || node === null) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    sizes.set(node, Number.POSITIVE_INFINITY);
    let size = 1;
    for (const child of Object.values(node)) size += measure(child);
    sizes.set(node, size);
    return size;
  };
  const size = measure(outcome.value);
  if (size <= MAX_EXPANDED_NODES) return outcome;
  if (size === Number.POSITIVE_INFINITY) {
    const { start, end } = selfAlias(text) ?? { start: 0, end: 1 };
    const reason = "this alias stands inside the node that it names; a $ref may do so";
    return { ok: false, reason, offset: start, length: end - start };
  }
  return { ok: false, reason: `its aliases expand to ${size} nodes`, offset: 0, length: 1 };
}
