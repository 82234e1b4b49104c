/** One link of a `Link` header (RFC 8288 §3). */
export interface Link {
  /** URL reference, as it stands. */
  readonly url: string;
  /** Relation type, lower case. */
  readonly rel: string;
}

/** Formats links as the value of a `Link` header. */
export function formatLink(links: readonly Link[]): string {
  return links.map(({ url, rel }) => `<${encodeURI(url).replaceAll("%25", "%")}>; rel="${rel}"`).join(", ");
}

/** Reads a `Link` header; a link with several relations is given once for each. Never throws. */
export function parseLink(value: string | null | undefined): readonly Link[] {
  const links: Link[] = [];
  for (const [, url = "", parameters = ""] of (value ?? "").matchAll(
    /<([^>]*)>((?:\s*;\s*[\w!#$&+\-.^`|~*]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g,
  )) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters);
    for (const name of (rel?.[1] ?? rel?.[2] ?? "").split(/\s+/)) {
      if (name) links.push({ url, rel: name.toLowerCase() });
    }
  }
  return links;
}
