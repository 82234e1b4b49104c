import { request as httpRequest } from "node:http";
import { buffer } from "node:stream/consumers";

/**
 * Sends a request as it is. `fetch` would add headers of its own (`Accept-Encoding`, `User-Agent` and others), which a contract may
 * declare as parameters, and which mocks never see.
 */
export async function sendPlain(request: Request): Promise<Response> {
  const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
  return new Promise((resolve, reject) => {
    const sent = httpRequest(request.url, {
      method: request.method,
      headers: {
        ...Object.fromEntries(request.headers),
        ...(body !== undefined && { "content-length": body.length }),
      },
      // Each has a connection of its own, so that one that breaks takes no other with it.
      agent: false,
    });
    sent.on("error", reject);
    sent.on("response", async (message) => {
      try {
        const bytes = await buffer(message);
        const headers = new Headers();
        for (const [name, value] of Object.entries(message.headers)) {
          for (const one of [value ?? []].flat()) headers.append(name, one);
        }
        const status = message.statusCode ?? 500;
        const bodiless = bytes.length === 0 || [204, 205, 304].includes(status);
        resolve(new Response(bodiless ? null : bytes, { status, headers }));
      } catch (error) {
        reject(error);
      }
    });
    sent.end(body);
  });
}
