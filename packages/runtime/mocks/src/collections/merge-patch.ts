import { isKeywords } from "../sampler/keywords.ts";

/** Applies a JSON merge patch (RFC 7396 §2): `null` removes a member, an object changes one, all else replaces it. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isKeywords(patch)) return patch;
  const merged = new Map(Object.entries(isKeywords(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}
