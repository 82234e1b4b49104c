/**
 * The same request to another URL.
 * @param replayable whether the body may be read into memory; else it is passed on as the stream it is.
 */
export async function withUrl(request: Request, url: string, replayable: boolean): Promise<Request> {
  const { method, headers, signal, redirect } = request;
  const { credentials, cache, mode, referrerPolicy, integrity, keepalive } = request;
  const init: RequestInit = { method, headers, signal, redirect, credentials, cache, referrerPolicy };
  // A request of a page load cannot be made by scripts.
  const common: RequestInit = { ...init, integrity, keepalive, ...(mode !== "navigate" && { mode }) };
  if (method === "GET" || method === "HEAD") return new Request(url, common);
  if (!replayable && request.body) {
    // `duplex` is asked for by the standard where the body is a stream; DOM's types do not know it yet.
    const streamed: RequestInit & { readonly duplex: "half" } = {
      ...common,
      body: request.body,
      duplex: "half",
    };
    return new Request(url, streamed);
  }
  // As a stream, which is all that a request shows of its body, browsers would only send it over HTTP/2.
  const body = await request.blob();
  return new Request(url, { ...common, ...(body.size > 0 && { body }) });
}
