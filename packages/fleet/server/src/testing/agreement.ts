import { createFleetMocks, type FleetMocks } from "@fleet-api/mocks";
import { createFleetServer, openStore } from "../index.ts";
import type { IssuedSession } from "../store/index.ts";

/** One request as it is sent to both. */
export interface Asked {
  readonly method?: string;
  /** Path and query as they travel. */
  readonly target: string;
  /** The header `Authorization`; `null` for none. Default: a valid token. */
  readonly authorization?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless `raw` says otherwise. */
  readonly json?: unknown;
  readonly raw?: BodyInit;
}

/** What an answer means: what differs between two answers of the same meaning is left out. */
export interface Meaning {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Answers {
  readonly server: Meaning;
  readonly mocks: Meaning;
  /** The bodies as they came. */
  readonly bodies: { readonly server: unknown; readonly mocks: unknown };
}

/** The Fleet server and the mocks, with the same clock and the same agents. */
export interface Both {
  readonly mocks: FleetMocks;
  /** Sends a request to both, or one to each, where what one hands out the other cannot know. */
  ask(asked: Asked, mocksAsked?: Asked): Promise<Answers>;
  advance(seconds: number): void;
  close(): Promise<void>;
}

/** With so many agents; an administrator calls. */
export async function startBoth(agentCount = 5): Promise<Both> {
  let present = Date.parse("2026-11-20T09:30:00.000Z");
  const now = (): Date => new Date(present);
  const store = openStore({ now, refreshTtlSeconds: 10 * 365 * 24 * 3600 });
  const user = {
    email: "admin@fleet.example",
    name: "Admin",
    role: "admin",
    password: "correct-horse",
  } as const;
  await store.users.add(user);
  let session = valid(await store.sessions.login(user.email, user.password));
  const server = createFleetServer({ store, now });
  const { url, close } = await server.listen({ host: "127.0.0.1" });
  const mocks = createFleetMocks({ baseUrl: url, now, unhandled: "refuse" });

  const send = async (fetch: (request: Request) => Promise<Response>, asked: Asked): Promise<Response> =>
    fetch(new Request(url + asked.target, initOf(asked, session.accessToken)));
  const ask: Both["ask"] = async (asked, mocksAsked = asked) => {
    const server = await readAnswer(await send(globalThis.fetch, asked));
    const mocked = await readAnswer(await send(mocks.fetch, mocksAsked));
    return {
      server: server.meaning,
      mocks: mocked.meaning,
      bodies: { server: server.body, mocks: mocked.body },
    };
  };
  for (let number = 1; number <= agentCount; number += 1) {
    await ask({ method: "POST", target: "/api/v2/agents", json: agentNumber(number) });
  }
  return {
    mocks,
    ask,
    advance(seconds) {
      present += seconds * 1000;
      session = valid(store.sessions.refresh(session.refreshToken));
    },
    async close() {
      await close({ signal: AbortSignal.abort() });
      store.close();
    },
  };
}

function valid(session: IssuedSession | string | undefined): IssuedSession {
  if (typeof session !== "object") throw new Error(`There is no session: ${session}.`);
  return session;
}

/** An agent with everything said that a caller may say. */
export function agentNumber(number: number): Readonly<Record<string, unknown>> {
  return {
    hostname: `web-${number}`,
    platform: number % 2 === 0 ? "linux" : "freebsd",
    version: `2.4.${number}`,
    status: "online",
    priority: number % 3,
    group_id: 3,
    description: `Server number ${number}`,
    tags: ["web"],
  };
}

function initOf({ method = "GET", authorization, headers, json, raw }: Asked, token: string): RequestInit {
  const sent = new Headers(headers);
  if (authorization !== null) sent.set("authorization", authorization ?? `Bearer ${token}`);
  if (json !== undefined && !sent.has("content-type")) sent.set("content-type", "application/json");
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
  return { method, headers: sent, redirect: "manual", ...(body !== undefined && { body }) };
}

/** Headers that say something of the answer, not of the way that it came. */
const telling = [
  ...["allow", "content-disposition", "content-type", "deprecation", "link", "location", "retry-after"],
  ...["sunset", "www-authenticate"],
];

async function readAnswer(response: Response): Promise<{ meaning: Meaning; body: unknown }> {
  const headers = Object.fromEntries(
    telling.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, withoutUnequal(value)]];
    }),
  );
  const text = await response.text();
  const json = /json/.test(response.headers.get("content-type") ?? "") && text !== "";
  const body: unknown = json ? JSON.parse(text) : text;
  return { meaning: { status: response.status, headers, body: reduced(body) }, body };
}

/** Members whose values each side decides by itself: that they are there, and of which type, has to agree. */
const unequal = new Set([
  ...["timestamp", "request_id", "execution_time_ms"],
  ...["created_at", "updated_at", "health_score", "open_tasks", "failed_tasks"],
]);

/** Whole objects that are the server's own: the names of their members have to agree. */
const own = new Set(["tasks", "logs", "artifacts"]);

function reduced(value: unknown, name = ""): unknown {
  if (typeof value === "string" && name === "next_cursor") return "a cursor";
  if (unequal.has(name)) return typeof value;
  if (Array.isArray(value)) {
    return own.has(name) ? value.map((item) => Object.keys(item).sort()) : value.map((item) => reduced(item));
  }
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? withoutUnequal(value) : value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, reduced(member, key)]));
}

function withoutUnequal(text: string): string {
  return text
    .replace(/cursor=[\w.-]+/g, "cursor=a-cursor")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "a-uuid");
}
