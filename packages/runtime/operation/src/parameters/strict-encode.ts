/**
 * Percent-encodes everything but unreserved characters (RFC 3986 §2.3), in UTF-8. Half of a surrogate pair is no character: it becomes
 * U+FFFD, as platforms do in URLs.
 */
export function strictEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
