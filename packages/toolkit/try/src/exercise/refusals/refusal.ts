/** What a refusal says, without what differs from call to call. */
export interface Refusal {
  readonly status: number;
  readonly allow?: string;
  readonly body: unknown;
}

/** Sends a request and reads its refusal. A connection that breaks is status 0. */
export async function refusalOf(send: () => Promise<Response>): Promise<Refusal> {
  let response: Response;
  try {
    response = await send();
  } catch (error) {
    return { status: 0, body: error instanceof Error ? error.message : String(error) };
  }
  const text = await response.text();
  const allow = response.headers.get("allow");
  return { status: response.status, ...(allow !== null && { allow }), body: withoutMoments(parse(text)) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Request ids, timestamps and durations belong to one call. */
function withoutMoments(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      /request_?id|timestamp|_ms$|duration/i.test(key) ? "…" : part,
    ),
  );
}
