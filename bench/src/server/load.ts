import { type ChildProcess, fork } from "node:child_process";
import autocannon from "autocannon";
import { newThing, type Route } from "./document.ts";
import type { FromServer } from "./serve.ts";

export interface LoadSample {
  /** Processor time of the server, user and system, for each request. */
  readonly cpuMicroseconds: number;
  readonly requestsPerSecond: number;
  /** Of a request, as the load generator sees it. */
  readonly p99Milliseconds: number;
}

const connections = 20;
const limitSeconds = 120;

/**
 * Starts a server in its own process, warms it up, and puts `amount` requests on it from this process, over all routes by turns.
 * @throws Error when an answer is no success, or when `validates` and the server takes bad input.
 */
export async function loadServer(
  program: string,
  routes: readonly Route[],
  amount: number,
  validates: boolean,
): Promise<LoadSample> {
  const child = fork(program, [String(routes.length)], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    const listening = await next(child);
    if (listening.kind !== "listening") throw new Error("the server did not say where it listens");
    const url = `http://127.0.0.1:${listening.port}`;
    if (validates) await expectRefusals(url, routes);
    await load(url, routes, Math.ceil(amount / 4));
    const before = await cpuOf(child);
    const { requests, duration, latency } = await load(url, routes, amount);
    const cpu = (await cpuOf(child)) - before;
    return {
      cpuMicroseconds: cpu / requests.total,
      requestsPerSecond: requests.total / duration,
      p99Milliseconds: latency.p99,
    };
  } finally {
    child.kill();
  }
}

async function load(url: string, routes: readonly Route[], amount: number): Promise<autocannon.Result> {
  const result = await autocannon({
    url,
    connections,
    amount,
    requests: routes.map(({ method, path }) => requestOf(method, path)),
    timeout: limitSeconds,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were no success, ${result.errors} requests failed`);
  }
  return result;
}

function requestOf(method: Route["method"], path: string): autocannon.Request {
  return method === "GET"
    ? { method, path: `${path.replace("{id}", "7")}?limit=20` }
    : { method, path, headers: { "content-type": "application/json" }, body: JSON.stringify(newThing) };
}

/** A server that is quick because it lets everything through is none of those compared. */
async function expectRefusals(url: string, routes: readonly Route[]): Promise<void> {
  const [get, post] = (["GET", "POST"] as const).map((method) =>
    routes.find((route) => route.method === method),
  );
  const headers = { "content-type": "application/json" };
  const refused = [
    await fetch(`${url}${get?.path.replace("{id}", "seven")}`),
    await fetch(`${url}${get?.path.replace("{id}", "7")}?limit=1000`),
    await fetch(`${url}${post?.path}`, { method: "POST", headers, body: JSON.stringify({ name: 7 }) }),
  ];
  for (const { status, url: target } of refused) {
    if (status < 400 || status > 499)
      throw new Error(`bad input to ${new URL(target).pathname} got ${status}`);
  }
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send("cpu");
  const message = await next(child);
  if (message.kind !== "cpu") throw new Error("the server did not tell its processor time");
  return message.microseconds;
}

function next(child: ChildProcess): Promise<FromServer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the server says nothing")), limitSeconds * 1000);
    child.once("message", (message: FromServer) => {
      clearTimeout(timer);
      child.off("exit", ended);
      resolve(message);
    });
    const ended = (code: number | null): void => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}`));
    };
    child.once("exit", ended);
  });
}
