/**
 * The document with the section of this name replaced, which stands between `<!-- bench:name -->` and `<!-- /bench:name -->`. A section
 * that is not there yet is added at the end. All else stays as it is, byte for byte.
 * @throws Error when a section begins and does not end.
 */
export function replaceSection(document: string, name: string, markdown: string): string {
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const section = `${begin}\n${markdown.trim()}\n${end}`;
  const from = document.indexOf(begin);
  if (from === -1) return `${document.trimEnd()}\n\n${section}\n`;
  const to = document.indexOf(end, from);
  if (to === -1) throw new Error(`The section "${name}" has no end; add the line ${end}.`);
  return document.slice(0, from) + section + document.slice(to + end.length);
}
