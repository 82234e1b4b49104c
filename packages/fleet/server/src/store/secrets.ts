import { createHash, scrypt, timingSafeEqual } from "node:crypto";

// 2^14 · 8 · 5 costs 16 MiB and about a fifth of a second: one of the settings that OWASP's cheat sheet calls equal.
const cost = { N: 16_384, r: 8, p: 5 } as const;
const keyBytes = 32;

/** Hashes a password with scrypt (RFC 7914); the answer holds the salt. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const key = await derive(password, salt);
  return `scrypt$${Buffer.from(salt).toString("base64url")}$${key.toString("base64url")}`;
}

/** Whether `password` is the one that was hashed; takes as long either way. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, salt = "", key = ""] = hash.split("$");
  const expected = Buffer.from(key, "base64url");
  const found = await derive(password, Buffer.from(salt, "base64url"));
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** What is kept of a token: a reader of the database cannot log in with it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** A new opaque token of 256 random bits. */
export function newToken(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(32)).toString("base64url");
}

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // One person may type é in two ways (RFC 8265 §4.2).
    scrypt(password.normalize("NFC"), salt, keyBytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
