/** A target without the pairs of one name; the others stay as they are written. */
export function withoutPair(target: string, name: string): string {
  const { path, pairs } = split(target);
  return joined(
    path,
    pairs.filter((pair) => nameOf(pair) !== name),
  );
}

/** A target in which a name has one value, and no other. */
export function withPair(target: string, name: string, value: string): string {
  const { path, pairs } = split(withoutPair(target, name));
  return joined(path, [...pairs, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`]);
}

/** Whether a name stands in the query of a target. */
export function hasPair(target: string, name: string): boolean {
  return split(target).pairs.some((pair) => nameOf(pair) === name);
}

function split(target: string): { readonly path: string; readonly pairs: readonly string[] } {
  const [path = "", query = ""] = target.split(/\?(.*)/s, 2);
  return { path, pairs: query === "" ? [] : query.split("&") };
}

function joined(path: string, pairs: readonly string[]): string {
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

function nameOf(pair: string): string {
  const name = (pair.split("=", 1)[0] ?? "").replaceAll("+", " ");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
