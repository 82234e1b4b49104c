/** The name, with `_` behind it while that is taken: a document may have a name that looks like one with a hash. */
export function untaken(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  while (taken.has(free)) free += "_";
  return free;
}
