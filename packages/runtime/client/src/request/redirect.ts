/** As many as browsers follow (Fetch standard, HTTP-redirect fetch). */
const maxRedirects = 20;

/**
 * Fetches, and follows redirects without taking credentials to another origin. The platform only knows to leave out
 * `Authorization` and `Cookie`; when there are others its own following is not used.
 * @param credentialHeaders names of the headers that hold credentials.
 */
export async function followRedirects(
  request: Request,
  fetch: (request: Request) => Promise<Response>,
  credentialHeaders: readonly string[],
): Promise<Response> {
  const others = credentialHeaders.filter((name) => !/^(authorization|cookie)$/i.test(name));
  if (others.length === 0 || request.redirect !== "follow") return fetch(request);
  let current = new Request(request, { redirect: "manual" });
  for (let count = 0; count <= maxRedirects; count += 1) {
    // Only these two send the body once more (RFC 9110 §15.4.8, §15.4.9).
    const spare = current.clone();
    const response = await fetch(current);
    if (response.type === "opaqueredirect") {
      throw new TypeError("a redirect that the browser hides: it could take an API key to another origin");
    }
    const location = response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    current = await redirected(spare, new URL(location, current.url), response.status, credentialHeaders);
  }
  throw new TypeError(`more than ${maxRedirects} redirects`);
}

async function redirected(
  request: Request,
  target: URL,
  status: number,
  credentialHeaders: readonly string[],
): Promise<Request> {
  if (!/^https?:$/.test(target.protocol)) throw new TypeError(`a redirect to ${target.protocol}`);
  const headers = new Headers(request.headers);
  if (target.origin !== new URL(request.url).origin) {
    for (const name of [...credentialHeaders, "authorization", "cookie", "proxy-authorization"]) {
      headers.delete(name);
    }
  }
  const { method } = request;
  const toGet =
    (status === 303 && method !== "GET" && method !== "HEAD") || (status <= 302 && method === "POST");
  if (toGet) for (const name of bodyHeaders) headers.delete(name);
  const body = toGet || method === "GET" || method === "HEAD" ? undefined : await request.blob();
  const { signal, credentials, cache, referrerPolicy } = request;
  return new Request(target, {
    method: toGet ? "GET" : method,
    headers,
    ...(body && body.size > 0 && { body }),
    redirect: "manual",
    signal,
    credentials,
    cache,
    referrerPolicy,
  });
}

const bodyHeaders = [
  "content-type",
  "content-length",
  "content-encoding",
  "content-language",
  "content-location",
];
