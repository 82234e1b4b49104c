import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { createApiServer } from "../gen1.ts";
import type { LogFields } from "../serve/logger.ts";
import type { ApiServerOptions } from "../serve/settings.ts";
import type { ServerContract } from "../types/contract.ts";

export interface Started {
  readonly url: string;
  readonly port: number;
  readonly logs: readonly { readonly level: string; readonly message: string; readonly fields?: LogFields }[];
  /** Fetches a path; the body is read as JSON where it is JSON, else as text. */
  call(path: string, init?: RequestInit): Promise<Answer>;
  /** Sends bytes as they are and gives all that comes back. */
  raw(text: string): Promise<string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** Starts a server on a free port of the loopback interface for the length of one test. */
export async function start(contract: ServerContract, options: ApiServerOptions<unknown>): Promise<Started> {
  const logs: { level: string; message: string; fields?: LogFields }[] = [];
  const write =
    (level: string) =>
    (message: string, fields?: LogFields): void => {
      logs.push({ level, message, ...(fields && { fields }) });
    };
  const logger = { info: write("info"), warn: write("warn"), error: write("error") };
  const server = createApiServer(contract, { logger, ...options });
  const { url, port, close } = await server.listen({ host: "127.0.0.1" });
  onTestFinished(() => close({ signal: AbortSignal.abort() }));
  return { url, port, logs, call: (path, init) => call(url + path, init), raw: (text) => raw(port, text) };
}

async function call(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const json = /json/.test(response.headers.get("content-type") ?? "") && text !== "";
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: json ? JSON.parse(text) : text,
  };
}

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
}
