import { createServer, type Server as HttpServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import type { Listening, ListenOptions } from "../types/server.ts";

/** Serves an application over HTTP/1.1. */
export async function listenWith(app: Express, { port = 0, host }: ListenOptions = {}): Promise<Listening> {
  const server = createServer();
  const open = new Set<ServerResponse>();
  let closing: Promise<void> | undefined;
  server.on("request", (_, response) => {
    open.add(response);
    if (closing) response.setHeader("Connection", "close");
    response.once("close", () => {
      open.delete(response);
      // A connection that is kept alive would hold the server open until it times out.
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
  });
  server.on("request", app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, ...(host !== undefined && { host }) }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const bound = isAddress(address) ? address.port : port;
  const name = host === undefined || host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return {
    port: bound,
    url: `http://${name.includes(":") ? `[${name}]` : name}:${bound}`,
    close({ signal } = {}) {
      closing ??= drain(server, open);
      return signal ? cutOn(signal, server, closing) : closing;
    },
  };
}

function drain(server: HttpServer, open: ReadonlySet<ServerResponse>): Promise<void> {
  for (const response of open) if (!response.headersSent) response.setHeader("Connection", "close");
  const done = new Promise<void>((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
  server.closeIdleConnections();
  return done;
}

async function cutOn(signal: AbortSignal, server: HttpServer, closing: Promise<void>): Promise<void> {
  const cut = (): void => server.closeAllConnections();
  if (signal.aborted) cut();
  signal.addEventListener("abort", cut, { once: true });
  try {
    await closing;
  } finally {
    signal.removeEventListener("abort", cut);
  }
}

function isAddress(address: ReturnType<HttpServer["address"]>): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
