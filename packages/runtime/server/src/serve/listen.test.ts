import { createServer } from "node:net";
import { Readable } from "node:stream";
import type { Operation } from "@lockstep/operation";
import { expect, onTestFinished, test } from "vitest";
import { createApiServer } from "../gen1.ts";
import type { Listening } from "../index.ts";
import {
  type LibraryHandlers,
  libraryContract,
  libraryHandlers,
  librarySecurity,
} from "../testing/library-server.ts";

async function listen(handlers: Partial<LibraryHandlers> = {}): Promise<Listening> {
  const server = createApiServer(libraryContract, {
    handlers: { ...libraryHandlers, ...handlers },
    security: librarySecurity,
  });
  const listening = await server.listen({ host: "127.0.0.1" });
  onTestFinished(() => listening.close({ signal: AbortSignal.abort() }));
  return listening;
}

/** A handler that is held until `release` is called. */
function held(): { handler: LibraryHandlers["getStatus"]; started: Promise<void>; release: () => void } {
  const started = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  return {
    started: started.promise,
    release: () => released.resolve(),
    handler: async () => {
      started.resolve();
      await released.promise;
      return { status: 200, body: { status: "up" } };
    },
  };
}

test("closing lets a request under way end, takes no new one, and leaves no connection", async () => {
  const { handler, started, release } = held();
  const { url, close } = await listen({ getStatus: handler });
  const answer = fetch(`${url}/status`);
  await started;
  const closed = close();
  await expect(fetch(`${url}/status`)).rejects.toThrow();
  release();
  const { status, headers } = await answer;
  expect([status, headers.get("connection")]).toEqual([200, "close"]);
  await closed;
});

test("closing ends connections that are only kept alive", async () => {
  const { url, close } = await listen();
  await (await fetch(`${url}/v1/books`)).text();
  await close();
  await expect(fetch(`${url}/v1/books`)).rejects.toThrow();
});

test("closing cuts what is still open as soon as its signal aborts", async () => {
  const { handler, started } = held();
  const { url, close } = await listen({ getStatus: handler });
  const answer = fetch(`${url}/status`).then(
    () => "answered",
    () => "cut",
  );
  await started;
  const controller = new AbortController();
  const closed = close({ signal: controller.signal });
  controller.abort();
  await closed;
  expect(await answer).toBe("cut");
});

test("closing cuts at once when its signal has aborted already", async () => {
  const { handler, started } = held();
  const { url, close } = await listen({ getStatus: handler });
  const answer = fetch(`${url}/status`).catch(() => "cut");
  await started;
  await close({ signal: AbortSignal.abort() });
  expect(await answer).toBe("cut");
});

// Without help the connection would be kept alive for three seconds more.
test("closing does not wait for a connection whose last answer had begun before", {
  timeout: 4000,
}, async () => {
  const released = Promise.withResolvers<void>();
  async function* report(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array([97]);
    await released.promise;
    yield new Uint8Array([98]);
  }
  const operation: Operation = {
    id: "getReport",
    method: "GET",
    path: "/report",
    responses: { "200": { mediaTypes: ["text/plain"] } },
  };
  const server = createApiServer(
    { ...libraryContract, operations: [operation] },
    { handlers: { getReport: () => ({ status: 200, body: Readable.from(report()) }) } },
  );
  const { url, close } = await server.listen({ host: "127.0.0.1" });
  const response = await fetch(`${url}/report`);
  const closed = close();
  released.resolve();
  expect(await response.text()).toBe("ab");
  await closed;
});

test("closing twice is closing once", async () => {
  const { close } = await listen();
  await Promise.all([close(), close()]);
});

test("a port that is taken makes listening fail", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  onTestFinished(() => {
    other.close();
  });
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const server = createApiServer(libraryContract, { handlers: libraryHandlers, security: librarySecurity });
  await expect(server.listen({ host: "127.0.0.1", port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
