/** Makes and reads opaque cursors. A cursor holds a position and is bound to the request it came from. */
export interface CursorCodec {
  /** @param expiresAt epoch seconds; absent: for ever. */
  encode(position: unknown, binding: string, expiresAt?: number): Promise<string>;
  /** `undefined` when the token is malformed, was tampered with, is bound to another request, or has expired. */
  decode(token: string, binding: string, now: Date): Promise<{ readonly position: unknown } | undefined>;
}

/**
 * Cursors signed with HMAC-SHA-256 (RFC 2104) by Web Crypto: callers can neither read meaning into them nor forge them.
 * @param secret at least 32 characters in production; the same on every instance of a server.
 */
export function signedCursors(secret: string): CursorCodec {
  const key = crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);
  return {
    async encode(position, binding, expiresAt) {
      const payload = base64Url(bytes(JSON.stringify([position, expiresAt ?? null])));
      const signature = await crypto.subtle.sign("HMAC", await key, bytes(`${payload}.${binding}`));
      return `${payload}.${base64Url(new Uint8Array(signature))}`;
    },
    async decode(token, binding, now) {
      const [payload = "", signature = "", ...rest] = token.split(".");
      const claimed = fromBase64Url(signature);
      if (rest.length > 0 || !claimed) return undefined;
      const genuine = await crypto.subtle.verify("HMAC", await key, claimed, bytes(`${payload}.${binding}`));
      const json = genuine ? fromBase64Url(payload) : undefined;
      if (!json) return undefined;
      const [position, expiresAt] = JSON.parse(new TextDecoder().decode(json)) as [unknown, number | null];
      return expiresAt !== null && expiresAt * 1000 <= now.getTime() ? undefined : { position };
    },
  };
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64Url(data: Uint8Array): string {
  const text = btoa(String.fromCharCode(...data));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}
