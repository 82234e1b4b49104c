import { definePolicy, type Policy } from "../../policy.ts";

/**
 * Sends an `X-Request-Id`, the same with all attempts of a call; one that the caller has set stays.
 * @param create default: a random UUID (RFC 9562 §5.4). `false` sends none.
 */
export function requestId(create: (() => string) | false = randomUuid): Policy {
  return definePolicy("request-id", "call", (next) => (attempt) => {
    const { request, context } = attempt;
    const present = request.headers.get("x-request-id");
    if (present !== null) context.requestId = present;
    if (present !== null || !create) return next(attempt);
    const id = create();
    context.requestId = id;
    const headers = new Headers(request.headers);
    headers.set("X-Request-Id", id);
    return next({ ...attempt, request: new Request(request, { headers }) });
  });
}

function randomUuid(): string {
  // `randomUUID` is missing in browsers on pages without TLS.
  const source: Pick<Crypto, "getRandomValues"> & Partial<Pick<Crypto, "randomUUID">> = crypto;
  if (source.randomUUID) return source.randomUUID();
  const bytes = source.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
