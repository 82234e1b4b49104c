/** The headers of a request: the operation's win over the client's, the call's over both; `Accept` is only a default. */
export function mergeHeaders(
  operation: Headers,
  client: HeadersInit | undefined,
  call: HeadersInit | undefined,
): Headers {
  const merged = new Headers(operation);
  for (const [name, value] of new Headers(client)) {
    if (name === "accept" || !merged.has(name)) merged.set(name, value);
  }
  for (const [name, value] of new Headers(call)) merged.set(name, value);
  return merged;
}
