import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import type { ParseOutcome } from "./parse-outcome.ts";

/** Collections nested deeper than this are refused, so that no later walk can overflow the stack. */
export const MAX_YAML_DEPTH = 500;

/** Nodes that a document may hold once its aliases are written out. */
const MAX_EXPANDED_NODES = 5_000_000;

/** YAML 1.2's core schema with merge keys: no timestamps become dates, `yes` and `no` stay text. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** Parses one YAML document. Keys written twice are kept, the last one counting, and told by `duplicates`. */
export function parseYaml(text: string): ParseOutcome {
  const options = { schema, maxDepth: MAX_YAML_DEPTH, maxTotalMergeKeys: 1_000_000 };
  try {
    return checkAliases(text, { ok: true, value: load(text, options), duplicates: false });
  } catch (error) {
    const fault = faultOf(error);
    try {
      return checkAliases(text, {
        ok: true,
        value: load(text, { ...options, json: true }),
        duplicates: true,
      });
    } catch {
      return fault;
    }
  }
}

function faultOf(error: unknown): ParseOutcome {
  if (error instanceof YAMLException) {
    return { ok: false, reason: error.reason, offset: error.mark?.position ?? 0, length: 1 };
  }
  return { ok: false, reason: error instanceof Error ? error.message : String(error), offset: 0, length: 1 };
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
  const reason =
    size === Number.POSITIVE_INFINITY
      ? "an alias stands inside the node that it names"
      : `its aliases expand to ${size} nodes`;
  return { ok: false, reason, offset: 0, length: 1 };
}
