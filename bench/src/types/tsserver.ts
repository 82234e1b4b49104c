import { spawn } from "node:child_process";
import { scriptOf } from "../installed/tool.ts";

/** A running tsserver; one request at a time is enough here. */
export interface TsServer {
  /** Tells something that is not answered: `open`, `change`, `close`. */
  notify(command: string, args: object): void;
  /** The body of the answer. Rejects with the server's message. */
  request(command: string, args: object): Promise<unknown>;
  stop(): void;
}

interface Message {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

/** Starts TypeScript 5.9's language server on its standard input and output, as editors do, without fetching of types. */
export function startTsServer(cwd: string): TsServer {
  const child = spawn(
    process.execPath,
    [scriptOf("typescript", "tsserver"), "--disableAutomaticTypingAcquisition", "--suppressDiagnosticEvents"],
    { cwd, stdio: ["pipe", "pipe", "inherit"] },
  );
  const waiting = new Map<number, { resolve(body: unknown): void; reject(error: Error): void }>();
  let sequence = 0;
  child.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("tsserver ended"));
  });
  readMessages(child.stdout, ({ type, request_seq: answered = -1, success, message, body }) => {
    const request = waiting.get(answered);
    if (type !== "response" || request === undefined) return;
    waiting.delete(answered);
    if (success) request.resolve(body);
    else request.reject(new Error(`tsserver: ${message}`));
  });
  const send = (command: string, args: object): number => {
    const seq = sequence++;
    child.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
    return seq;
  };
  return {
    notify: send,
    request: (command, args) =>
      new Promise((resolve, reject) => waiting.set(send(command, args), { resolve, reject })),
    stop: () => child.kill(),
  };
}

/** Messages come with a header that tells their length in bytes. */
function readMessages(stream: NodeJS.ReadableStream, receive: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      const length = Number(
        /Content-Length: (\d+)/.exec(buffer.toString("latin1", 0, Math.max(0, end)))?.[1],
      );
      if (end === -1 || buffer.length < end + 4 + length) return;
      receive(JSON.parse(buffer.toString("utf8", end + 4, end + 4 + length)));
      buffer = buffer.subarray(end + 4 + length);
    }
  });
}
