import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Operation, Schema } from "@lockstep/operation";
import { describe, expect, test } from "vitest";
import { libraryContract } from "../testing/library-server.ts";
import { type Answer, type Started, start } from "../testing/start.ts";

interface Given {
  readonly body?: unknown;
  readonly contentType?: string;
}

const object: Schema = {
  type: "object",
  properties: {
    title: { type: "string" },
    pages: { type: "integer" },
    tags: { type: "array", items: { type: "string" } },
  },
};

/** A server of one operation that takes a body of these media types. */
async function startStore(
  mediaTypes: readonly string[],
  {
    schema = object,
    required = false,
    handler = ({ body }: Given): unknown => ({ status: 200, body: body ?? null }),
  }: { schema?: Schema; required?: boolean; handler?: (given: Given) => unknown } = {},
): Promise<Started> {
  const operation: Operation = {
    id: "store",
    method: "POST",
    path: "/store",
    body: { mediaTypes, required },
    responses: { "200": { mediaTypes: ["application/json"] } },
  };
  const body = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, schema]));
  return start(
    {
      api: libraryContract.api,
      operations: [operation],
      schemas: { components: {}, operations: { store: { body } } },
    },
    { handlers: { store: handler }, limits: { bodyBytes: 1000, uploadBytes: 2000 } },
  );
}

function post(
  server: Started,
  body: BodyInit | undefined,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return server.call("/store", { method: "POST", headers, ...(body !== undefined && { body }) });
}

const json = { "content-type": "application/json" };
const problem = ({ status, body }: Answer): unknown => [
  status,
  (body as { error: { details?: { message: string }[] } }).error.details?.[0]?.message,
];

describe("the content type", () => {
  test("is needed where there is a body", async () => {
    const server = await startStore(["application/json"]);
    const answer = await server.raw(
      "POST /store HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 415/);
  });

  test("reaches the handler as it is declared, or as it came where a range is declared", async () => {
    const seen: unknown[] = [];
    const server = await startStore(["application/json", "text/*"], {
      schema: true,
      handler: ({ contentType }) => {
        seen.push(contentType);
        return { status: 200, body: {} };
      },
    });
    await post(server, "{}", { "content-type": "APPLICATION/json; charset=utf-8" });
    await post(server, "hello", { "content-type": "text/Plain" });
    expect(seen).toEqual(["application/json", "text/plain"]);
  });
});

describe("a body", () => {
  test("that is required and missing is a fault of the whole body", async () => {
    const server = await startStore(["application/json"], { required: true });
    expect(problem(await post(server, undefined))).toEqual([422, "is required"]);
    expect(problem(await post(server, "", json))).toEqual([422, "is required"]);
  });

  test("that is optional may be missing", async () => {
    const server = await startStore(["application/json"]);
    expect((await post(server, undefined)).body).toEqual(null);
  });

  test("that is not declared is left alone", async () => {
    const operation: Operation = { id: "ping", method: "POST", path: "/ping", responses: { "204": {} } };
    const { call } = await start(
      { api: libraryContract.api, operations: [operation], schemas: { components: {}, operations: {} } },
      { handlers: { ping: () => ({ status: 204 }) } },
    );
    expect((await call("/ping", { method: "POST", body: "x".repeat(100_000) })).status).toBe(204);
  });

  test("may be gzip or brotli, and no other coding", async () => {
    const server = await startStore(["application/json"]);
    const text = '{"title":"packed"}';
    const packed = (body: Uint8Array<ArrayBuffer>, coding: string): Promise<Answer> =>
      post(server, body, { ...json, "content-encoding": coding });
    expect((await packed(new Uint8Array(gzipSync(text)), "gzip")).body).toEqual({ title: "packed" });
    expect((await packed(new Uint8Array(brotliCompressSync(text)), "br")).body).toEqual({ title: "packed" });
    const refused = await packed(new TextEncoder().encode(text), "deflate");
    expect([refused.status, refused.headers.get("accept-encoding")]).toEqual([415, "gzip, br"]);
  });

  test("that is compressed and broken, or cut, is refused", async () => {
    const server = await startStore(["application/json"]);
    const whole = gzipSync('{"title":"packed"}');
    for (const [coding, bytes] of [
      ["gzip", Buffer.from("not gzip")],
      ["gzip", whole.subarray(0, whole.length - 9)],
      ["br", Buffer.from("not brotli")],
    ] as const) {
      const answer = await post(server, new Uint8Array(bytes), { ...json, "content-encoding": coding });
      expect(problem(answer)).toEqual([422, "must be validly compressed"]);
    }
  });

  test("larger than the limit is refused: stated, chunked, or after decompression", async () => {
    const server = await startStore(["application/json"]);
    const big = JSON.stringify({ title: "x".repeat(2000) });
    expect((await post(server, big, json)).status).toBe(413);
    const chunked = new Blob([big]).stream();
    const streamed = { method: "POST", headers: json, body: chunked, duplex: "half" } as RequestInit;
    expect((await server.call("/store", streamed)).status).toBe(413);
    const bomb = gzipSync(Buffer.alloc(50_000_000, " "));
    const packed = { ...json, "content-encoding": "gzip" };
    expect((await post(server, new Uint8Array(bomb.subarray(0, 900)), packed)).status).toBe(413);
  });

  test("larger than the limit is refused while the caller is still sending it", async () => {
    const server = await startStore(["application/json"]);
    const head = "POST /store HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n";
    const answer = await server.raw(
      `${head}Transfer-Encoding: chunked\r\n\r\n7d0\r\n${"x".repeat(2000)}\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
  });
});

describe("a form", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };

  test("is read into an object, typed by its schema", async () => {
    const server = await startStore(["application/x-www-form-urlencoded"]);
    const answer = await post(server, "title=A+b%26c&pages=12&tags=x&tags=y&more[deep]=1", form);
    expect(answer.body).toEqual({ title: "A b&c", pages: 12, tags: ["x", "y"], more: { deep: "1" } });
  });
});

describe("a form with files", () => {
  const schema: Schema = {
    type: "object",
    required: ["file"],
    properties: {
      file: { type: "string", format: "binary" },
      pages: { type: "integer" },
      more: { type: "array", items: { type: "string", format: "binary" } },
    },
    additionalProperties: false,
  };
  const handler = ({ body }: Given): unknown => {
    const { file, pages, more } = body as { file: File; pages?: number; more?: File[] };
    return {
      status: 200,
      body: { name: file.name, type: file.type, size: file.size, pages, more: more?.map((one) => one.name) },
    };
  };

  test("gives fields typed by the schema, and files", async () => {
    const server = await startStore(["multipart/form-data"], { schema, handler });
    const form = new FormData();
    form.append("pages", "12");
    form.append("file", new File(["hello"], "../../etc/passwd", { type: "text/x-note" }));
    form.append("more", new File(["a"], "one"));
    expect((await post(server, form)).body).toEqual({
      name: "../../etc/passwd",
      type: "text/x-note",
      size: 5,
      pages: 12,
      more: ["one"],
    });
  });

  test("that is too large is refused", async () => {
    const server = await startStore(["multipart/form-data"], { schema, handler });
    const form = new FormData();
    form.append("file", new Blob(["x".repeat(3000)]));
    expect((await post(server, form)).status).toBe(413);
  });
});

describe("bytes", () => {
  const type = { "content-type": "application/octet-stream" };
  const length = async ({ body }: Given): Promise<unknown> => ({
    status: 200,
    body: { size: (await new Response(body as ReadableStream).arrayBuffer()).byteLength },
  });

  test("reach the handler as a stream", async () => {
    const server = await startStore(["application/octet-stream"], { schema: true, handler: length });
    expect((await post(server, new Uint8Array(1500), type)).body).toEqual({ size: 1500 });
    const packed = { ...type, "content-encoding": "gzip" };
    expect((await post(server, new Uint8Array(gzipSync(Buffer.alloc(1500))), packed)).body).toEqual({
      size: 1500,
    });
  });

  test("past the limit fail the stream, and the caller is told 413", async () => {
    const server = await startStore(["application/octet-stream"], { schema: true, handler: length });
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(50_000)));
    expect((await post(server, bomb, { ...type, "content-encoding": "gzip" })).status).toBe(413);
    expect((await post(server, new Uint8Array(2001), type)).status).toBe(413);
    expect(server.logs).toEqual([]);
  });
});
