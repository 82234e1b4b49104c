/** The component that a `$ref` leads to, and the JSON pointer below it, `""` for the whole. `undefined`: it leads elsewhere. */
export function componentName(
  reference: unknown,
): { readonly name: string; readonly below: string } | undefined {
  if (typeof reference !== "string") return undefined;
  const [, encoded, below = ""] = /^#\/components\/schemas\/([^/]+)(\/.*)?$/.exec(reference) ?? [];
  if (encoded === undefined) return undefined;
  return {
    name: decodeURIComponent(encoded).replaceAll("~1", "/").replaceAll("~0", "~"),
    below: decodeURIComponent(below),
  };
}
