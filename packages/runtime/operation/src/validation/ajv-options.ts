/** Options of Ajv, as far as they decide verdicts and words. */
export interface AjvOptions {
  readonly strict: boolean;
  readonly strictNumbers: boolean;
  readonly allErrors: boolean;
  readonly validateSchema: boolean;
  readonly logger: false;
  readonly code: { readonly regExp: { (pattern: string, flags: string): RegExp; readonly code: string } };
}

/**
 * The options with which every Ajv of ours is made, so that server and mocks judge alike; with the formats of `ajv-formats` in the
 * mode {@link ajvFormats}.
 * @param allErrors lists every fault instead of the first. Default false: of a caller's value, listing all lets a small request cost
 * much.
 */
export function ajvOptions(allErrors = false): AjvOptions {
  return {
    // Real contracts hold what strict mode refuses.
    strict: false,
    // `1e999` is read as infinity, which is no number of JSON.
    strictNumbers: true,
    allErrors,
    // A fault of one schema must not refuse what another one judges; what cannot be compiled is refused all the same.
    validateSchema: false,
    logger: false,
    code: { regExp: Object.assign(patternOf, { code: "new RegExp" }) },
  };
}

/** Mode of `ajv-formats`: the thorough checks. */
export const ajvFormats: { readonly mode: "full" } = { mode: "full" };

/**
 * The regular expression of a pattern. Patterns of real contracts escape what needs none (`[\w\:]`), which Unicode mode refuses: they
 * are taken as they were meant.
 * @throws SyntaxError when it is none in any mode.
 */
export function patternOf(pattern: string, flags = "u"): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
