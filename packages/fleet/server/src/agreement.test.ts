// Server and mocks are asked the same and have to answer the same: a test that passes with the mocks passes with the server.
import { gzipSync } from "node:zlib";
import type { Task } from "@fleet-api/client";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Asked, agentNumber, type Both, startBoth } from "./testing/agreement.ts";

const agents = "/api/v2/agents";
const tasks = "/api/v1/tasks";
const uuid = "0b1f2a63-3c0e-4f57-9a0b-6d2f5a1c8e01";
const good = agentNumber(99);

type Case = readonly [name: string, asked: Asked, status: number, code: string | undefined];

function get(name: string, target: string, status: number, code?: string): Case {
  return [name, { target }, status, code];
}

function post(name: string, json: unknown, status: number, code?: string): Case {
  return [name, { method: "POST", target: agents, json }, status, code];
}

function sent(name: string, type: string | undefined, raw: BodyInit, status: number, code?: string): Case {
  const headers = type === undefined ? {} : { "content-type": type };
  // Without a type of their own, texts would get one.
  const bytes = typeof raw === "string" ? new TextEncoder().encode(raw) : raw;
  return [name, { method: "POST", target: agents, headers, raw: bytes }, status, code];
}

function form(
  name: string,
  fields: Readonly<Record<string, string | Blob>>,
  status: number,
  code?: string,
): Case {
  const raw = new FormData();
  for (const [field, value] of Object.entries(fields)) raw.set(field, value);
  return [name, { method: "POST", target: `${tasks}/${uuid}/artifacts`, raw }, status, code];
}

function credentials(name: string, authorization: string | null): Case {
  return [name, { target: agents, authorization }, 401, "AUTH_INVALID_TOKEN"];
}

/** One pair for all tests of a group: a request that is refused changes nothing. */
function shared(): () => Both {
  let both: Both | undefined;
  beforeAll(async () => {
    both = await startBoth(1);
  });
  afterAll(() => both?.close());
  return () => both ?? expect.unreachable();
}

async function fresh(agentCount: number): Promise<Both> {
  const both = await startBoth(agentCount);
  onTestFinished(both.close);
  return both;
}

async function agree(both: Both, asked: Asked, status: number, code: string | undefined): Promise<void> {
  const { server, mocks } = await both.ask(asked);
  expect(mocks).toEqual(server);
  expect(server.status).toBe(status);
  if (code !== undefined) expect(server.body).toMatchObject({ success: false, error: { code } });
}

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const file = new Blob(["bytes"]);

describe("a request without a good credential", () => {
  const both = shared();
  test.each<Case>([
    credentials("no token", null),
    credentials("an empty token", "Bearer"),
    credentials("a malformed token", "Bearer a,b"),
    credentials("two tokens", "Bearer a b"),
    credentials("another scheme", "Basic YWRtaW46cGFzc3dvcmQ="),
    credentials("another scheme that says bearer", "Basic bearer"),
    credentials("no scheme", "abcdefghijklmnop"),
    [
      "no token and a broken body",
      { method: "POST", target: agents, authorization: null, json: {} },
      401,
      undefined,
    ],
    ["no token and a broken query", { target: `${agents}?limit=x`, authorization: null }, 401, undefined],
    ["no token for an unknown path", { target: "/api/v2/nothing", authorization: null }, 404, undefined],
  ])("%s", async (_, asked, status, code) => agree(both(), asked, status, code));
});

describe("a body", () => {
  const { hostname: _, ...anonymous } = good;
  const both = shared();
  test.each<Case>([
    post("missing field", anonymous, 422, "VAL_ERROR"),
    post("empty object", {}, 422),
    post("wrong type", { ...good, hostname: 7 }, 422, "VAL_ERROR"),
    post("number as text", { ...good, priority: "50" }, 422, "VAL_ERROR"),
    post("fraction for an integer", { ...good, priority: 1.5 }, 422, "VAL_ERROR"),
    post("unknown property", { ...good, color: "red" }, 422, "VAL_ERROR"),
    post("read-only property", { ...good, id: 7 }, 422, "VAL_ERROR"),
    post("bad enum", { ...good, platform: "amiga" }, 422, "VAL_ERROR"),
    post("too short", { ...good, hostname: "" }, 422, "VAL_ERROR"),
    post("too long", { ...good, hostname: "a".repeat(254) }, 422, "VAL_ERROR"),
    post("bad pattern", { ...good, version: "2.4.x" }, 422, "VAL_ERROR"),
    post("above the maximum", { ...good, priority: 101 }, 422, "VAL_ERROR"),
    post("below the minimum", { ...good, priority: -1 }, 422, "VAL_ERROR"),
    post("null where none may be", { ...good, tags: null }, 422, "VAL_ERROR"),
    post("wrong item", { ...good, tags: ["a", 7] }, 422, "VAL_ERROR"),
    post("too many items", { ...good, tags: Array(21).fill("a") }, 422, "VAL_ERROR"),
    post("several faults", { ...good, priority: 101, platform: "amiga", color: "red" }, 422),
    post("null", null, 422, "VAL_ERROR"),
    post("array", [good], 422, "VAL_ERROR"),
    post("text", "web-1", 422, "VAL_ERROR"),
    sent("malformed JSON", "application/json", '{"hostname":', 422, "VAL_ERROR"),
    sent("JSON and more", "application/json", `${JSON.stringify(good)}!`, 422, "VAL_ERROR"),
    sent("broken UTF-8", "application/json", new Uint8Array([0x22, 0xff, 0x22]), 422, "VAL_ERROR"),
    sent("number beyond all", "application/json", '{"priority":1e999}', 422),
    sent("__proto__", "application/json", '{"__proto__":{"hostname":"web-1"}}', 422),
    sent("depth 65", "application/json", nested(65), 422, "VAL_ERROR"),
    sent("depth 14,000", "application/json", nested(14_000), 422, "VAL_ERROR"),
    sent("nothing", "application/json", "", 422, "VAL_ERROR"),
    sent("spaces", "application/json", "  ", 422, "VAL_ERROR"),
    sent(
      "more than 1 MiB",
      "application/json",
      JSON.stringify({ ...good, description: "a".repeat(2 ** 20) }),
      413,
    ),
    sent("as text", "text/plain", JSON.stringify(good), 415, "VAL_UNSUPPORTED_MEDIA_TYPE"),
    sent(
      "as a form",
      "application/x-www-form-urlencoded",
      "hostname=web-1",
      415,
      "VAL_UNSUPPORTED_MEDIA_TYPE",
    ),
    sent(
      "as a merge patch",
      "application/merge-patch+json",
      JSON.stringify(good),
      415,
      "VAL_UNSUPPORTED_MEDIA_TYPE",
    ),
    sent("as no type", undefined, JSON.stringify(good), 415, "VAL_UNSUPPORTED_MEDIA_TYPE"),
    sent("as a malformed type", "application", JSON.stringify(good), 415, "VAL_UNSUPPORTED_MEDIA_TYPE"),
    sent(
      "in latin-1",
      "application/json; charset=iso-8859-1",
      JSON.stringify(good),
      415,
      "VAL_UNSUPPORTED_MEDIA_TYPE",
    ),
    [
      "in an unknown coding",
      { method: "POST", target: agents, json: good, headers: { "content-encoding": "lzma" } },
      415,
      undefined,
    ],
    [
      "not compressed as said",
      { method: "POST", target: agents, json: good, headers: { "content-encoding": "gzip" } },
      422,
      undefined,
    ],
    [
      "JSON for a patch",
      { method: "PATCH", target: `${agents}/1`, json: { priority: 1 } },
      415,
      "VAL_UNSUPPORTED_MEDIA_TYPE",
    ],
    [
      "an empty patch",
      {
        method: "PATCH",
        target: `${agents}/1`,
        json: {},
        headers: { "content-type": "application/merge-patch+json" },
      },
      422,
      "VAL_ERROR",
    ],
    [
      "a bad e-mail address",
      { method: "POST", target: "/api/v1/auth/login", json: { email: "admin", password: "password" } },
      422,
      "VAL_ERROR",
    ],
  ])("%s", async (_, asked, status, code) => agree(both(), asked, status, code));
});

describe("a multipart body", () => {
  const both = shared();
  test.each<Case>([
    form("without the file", { name: "dump.bin" }, 422, "VAL_ERROR"),
    form("without fields", {}, 422),
    form("with an unknown field", { name: "dump.bin", file, color: "red" }, 422, "VAL_ERROR"),
    form("with a bad name", { name: "../dump.bin", file }, 422, "VAL_ERROR"),
    form("with a text for the file", { name: "dump.bin", file: "bytes" }, 422, "VAL_ERROR"),
    form("with a file for the name", { name: file, file }, 422, "VAL_ERROR"),
    form(
      "of more than 10 MiB",
      { name: "dump.bin", file: new Blob([new Uint8Array(11 * 2 ** 20)]) },
      413,
      "VAL_PAYLOAD_TOO_LARGE",
    ),
    [
      "that is none",
      {
        method: "POST",
        target: `${tasks}/${uuid}/artifacts`,
        raw: "x",
        headers: { "content-type": "multipart/form-data; boundary=b" },
      },
      422,
      "VAL_ERROR",
    ],
    [
      "without a boundary",
      {
        method: "POST",
        target: `${tasks}/${uuid}/artifacts`,
        raw: "x",
        headers: { "content-type": "multipart/form-data" },
      },
      422,
      "VAL_ERROR",
    ],
    [
      "as JSON",
      { method: "POST", target: `${tasks}/${uuid}/artifacts`, json: { name: "dump.bin", file: "x" } },
      415,
      undefined,
    ],
  ])("%s", async (_, asked, status, code) => agree(both(), asked, status, code));
});

describe("a parameter", () => {
  const query = (name: string, text: string, code = "VAL_ERROR"): Case =>
    get(name, `${agents}?${text}`, 422, code);
  const both = shared();
  test.each<Case>([
    query("too large limit", "limit=101"),
    query("limit 0", "limit=0"),
    query("negative limit", "limit=-5"),
    query("limit in words", "limit=ten"),
    query("limit with an exponent", "limit=1e1"),
    query("hexadecimal limit", "limit=0x10"),
    query("limit between spaces", "limit=%205%20"),
    query("limit with a fraction", "limit=5.0"),
    query("limit with a plus", "limit=%2B5"),
    query("empty limit", "limit="),
    query("limit twice", "limit=5&limit=6"),
    query("limit as an array", "limit[]=5"),
    query("negative offset", "offset=-1"),
    query("offset beyond its maximum", "offset=1000001"),
    query("unknown name", "colour=red"),
    query("two unknown names", "colour=red&shade=dark", "VAL_MULTIPLE_ERRORS"),
    query("name of __proto__", "__proto__[x]=1"),
    query("name of another case", "LIMIT=5"),
    query("bad enum", "status=asleep"),
    query("bad date-time", "created_after=yesterday"),
    query("date without time", "created_after=2026-01-01"),
    query("empty search", "search="),
    query("unknown field to sort by", "sort=password:asc"),
    query("bad direction", "sort=hostname:up"),
    query("two faults", "limit=0&status=asleep", "VAL_MULTIPLE_ERRORS"),
    query("malformed percent", "search=%zz"),
    query("internals of a library", "_openapi[schema]=1"),
    get("id in words", `${agents}/seven`, 422, "VAL_ERROR"),
    get("id 0", `${agents}/0`, 422, "VAL_ERROR"),
    get("negative id", `${agents}/-1`, 422, "VAL_ERROR"),
    get("id with a fraction", `${agents}/1.5`, 422, "VAL_ERROR"),
    get("id beyond its maximum", `${agents}/2147483648`, 422, "VAL_ERROR"),
    get("id beyond all integers", `${agents}/9007199254740993`, 422, "VAL_ERROR"),
    get("no UUID", `${tasks}/7`, 422, "VAL_ERROR"),
    get("two bad ids", `${tasks}/7/artifacts/8`, 422, "VAL_MULTIPLE_ERRORS"),
    get("query where none is declared", `${agents}/1?verbose=true`, 422, "VAL_ERROR"),
    [
      "bad id and bad body",
      { method: "PUT", target: `${agents}/0`, json: { ...good, platform: "amiga" } },
      422,
      "VAL_MULTIPLE_ERRORS",
    ],
    [
      "bad query, no body",
      { method: "POST", target: `${agents}?x=1`, headers: { "content-type": "application/json" } },
      422,
      "VAL_MULTIPLE_ERRORS",
    ],
  ])("%s", async (_, asked, status, code) => agree(both(), asked, status, code));
});

describe("a path or method", () => {
  const both = shared();
  test.each<Case>([
    get("unknown path", "/api/v2/nothing", 404, "RES_ROUTE_NOT_FOUND"),
    get("unknown version", "/api/v9/agents", 404, "RES_ROUTE_NOT_FOUND"),
    get("the root", "/", 404, "RES_ROUTE_NOT_FOUND"),
    get("too long", `${agents}/1/reboot/now`, 404, "RES_ROUTE_NOT_FOUND"),
    get("another case", "/API/v2/agents", 404, "RES_ROUTE_NOT_FOUND"),
    get("slash at the end", `${agents}/`, 404),
    get("two slashes", "/api/v2//agents", 422, "VAL_ERROR"),
    get("encoded slash", `${agents}/1%2Freboot`, 422, "VAL_ERROR"),
    get("encoded NUL", `${agents}/%00`, 422, "VAL_ERROR"),
    get("malformed percent", `${agents}/%zz`, 422, "VAL_ERROR"),
    get("encoded letter", "/api/v2/%61gents", 200),
    ["wrong method of a list", { method: "DELETE", target: agents }, 405, "VAL_METHOD_NOT_ALLOWED"],
    [
      "wrong method of an item",
      { method: "POST", target: `${agents}/1`, json: good },
      405,
      "VAL_METHOD_NOT_ALLOWED",
    ],
    ["GET of an action", { target: `${agents}/1/reboot` }, 405, "VAL_METHOD_NOT_ALLOWED"],
    ["unknown method", { method: "PURGE", target: agents }, 405, "VAL_METHOD_NOT_ALLOWED"],
    ["OPTIONS", { method: "OPTIONS", target: agents, authorization: null }, 204, undefined],
    ["HEAD", { method: "HEAD", target: agents }, 200, undefined],
    ["HEAD without a token", { method: "HEAD", target: agents, authorization: null }, 401, undefined],
  ])("%s", async (_, asked, status, code) => agree(both(), asked, status, code));
});

describe("a good request", () => {
  test.each<Case>([
    post("to register", good, 201),
    [
      "to register, compressed",
      {
        method: "POST",
        target: agents,
        raw: gzipSync(JSON.stringify(good)),
        headers: { "content-type": "application/json", "content-encoding": "gzip" },
      },
      201,
      undefined,
    ],
    sent("with a charset", "Application/JSON; charset=UTF-8", JSON.stringify(good), 201),
    get("to show", `${agents}/3`, 200),
    ["to replace", { method: "PUT", target: `${agents}/3`, json: good }, 200, undefined],
    ["to register by PUT", { method: "PUT", target: `${agents}/77`, json: good }, 201, undefined],
    [
      "to change",
      {
        method: "PATCH",
        target: `${agents}/3`,
        json: { priority: 9, description: null },
        headers: { "content-type": "application/merge-patch+json" },
      },
      200,
      undefined,
    ],
    ["to remove", { method: "DELETE", target: `${agents}/3` }, 204, undefined],
    get("for what is not there", `${agents}/4711`, 404, "RES_NOT_FOUND"),
    ["to remove what is not there", { method: "DELETE", target: `${agents}/4711` }, 404, "RES_NOT_FOUND"],
    // Not here: a host name that is taken. The contract does not say what is unique, so mocks have to be told.
    get("for the whole list", agents, 200),
    get("for a page in the middle", `${agents}?limit=2&offset=2&sort=hostname:desc`, 200),
    get("for the last page", `${agents}?limit=2&offset=4`, 200),
    get("for a page after the last", `${agents}?limit=2&offset=10`, 200),
    get("for two fields' order", `${agents}?sort=priority:desc,hostname:asc`, 200),
    get("for a filter", `${agents}?platform=linux`, 200),
    get("for a filter that nothing passes", `${agents}?status=offline`, 200),
    get("with a default stated", `${agents}?limit=50&offset=0`, 200),
    get("of version 1", "/api/v1/agents/3", 200),
    get("for a list of version 1", "/api/v1/agents?limit=2", 200),
    get("for what version 1 does not have", "/api/v1/agents/4711", 404, "RES_NOT_FOUND"),
    ["to log out", { method: "POST", target: "/api/v1/auth/logout" }, 204, undefined],
    [
      "with a body where none is declared",
      { method: "POST", target: "/api/v1/auth/logout", json: {} },
      204,
      undefined,
    ],
  ])("%s", async (_, asked, status, code) => agree(await fresh(5), asked, status, code));
});

test("after a write both show what was written", async () => {
  const both = await fresh(5);
  await both.ask({ method: "DELETE", target: `${agents}/2` });
  await both.ask({ method: "POST", target: agents, json: good });
  const patch = { "content-type": "application/merge-patch+json" };
  await both.ask({ method: "PATCH", target: `${agents}/1`, json: { status: "offline" }, headers: patch });
  await agree(both, { target: `${agents}?sort=hostname:desc` }, 200, undefined);
  await agree(both, { target: `${agents}?status=offline` }, 200, undefined);
  await agree(both, { target: `${agents}/2` }, 404, "RES_NOT_FOUND");
});

test("after the sunset both say that version 1 is gone, whatever else is wrong", async () => {
  const both = await fresh(1);
  both.advance(365 * 24 * 3600);
  await agree(both, { target: "/api/v1/agents?limit=0", authorization: null }, 410, "RES_GONE");
  await agree(both, { target: agents }, 200, undefined);
});

describe("paging by cursor", () => {
  /** 23 tasks, a second apart, which the mocks are told of. */
  async function startWithTasks(): Promise<Both> {
    const both = await fresh(23);
    for (let id = 1; id <= 23; id += 1) {
      await both.ask({ method: "POST", target: `${agents}/${id}/reboot` });
      both.advance(1);
    }
    const { bodies } = await both.ask({ target: `${tasks}?limit=100` });
    const { data } = bodies.server as { data: { tasks: Task[] } };
    both.mocks.listTasks.replies({ status: 200, body: data });
    return both;
  }

  test("leads through the same pages to the same end", async () => {
    const both = await startWithTasks();
    let targets = { server: `${tasks}?limit=10`, mocks: `${tasks}?limit=10` };
    for (const hasNext of [true, true, false]) {
      const seen = await both.ask({ target: targets.server }, { target: targets.mocks });
      expect(seen.mocks).toEqual(seen.server);
      expect(seen.server.body).toMatchObject({ pagination: { has_next: hasNext, limit: 10 } });
      const { server, mocks } = seen.bodies;
      targets = {
        server: `${tasks}?limit=10&cursor=${cursorOf(server)}`,
        mocks: `${tasks}?limit=10&cursor=${cursorOf(mocks)}`,
      };
    }
  });

  test("refuses a cursor that was tampered with, belongs to other filters, or is too old", async () => {
    const both = await startWithTasks();
    const { bodies } = await both.ask({ target: `${tasks}?limit=10` });
    const [server, mocks] = [cursorOf(bodies.server), cursorOf(bodies.mocks)];
    const tampered = (cursor: string): string => `${cursor.startsWith("A") ? "B" : "A"}${cursor.slice(1)}`;
    const refused = async (target: (cursor: string) => string): Promise<void> => {
      const seen = await both.ask({ target: target(server) }, { target: target(mocks) });
      expect(seen.mocks).toEqual(seen.server);
      expect(seen.server.status).toBe(422);
    };
    await refused((cursor) => `${tasks}?cursor=${tampered(cursor)}`);
    await refused((cursor) => `${tasks}?cursor=${cursor}&status=pending`);
    await refused(() => `${tasks}?cursor=nonsense`);
    await refused(() => `${tasks}?cursor=`);
    both.advance(3600);
    await refused((cursor) => `${tasks}?cursor=${cursor}`);
  });
});

describe("what the mocks keep no collection of has the same members and headers", () => {
  const both = shared();
  const json = { email: "admin@fleet.example", password: "correct-horse" };
  test.each<readonly [string, Asked, number]>([
    ["a task that was accepted", { method: "POST", target: `${agents}/1/reboot` }, 202],
    ["a profile", { target: "/api/v1/auth/profile" }, 200],
    ["the service's state", { target: "/api/v1/admin/system/health" }, 200],
    ["a session", { method: "POST", target: "/api/v1/auth/login", authorization: null, json }, 200],
  ])("%s", async (_, asked, status) => {
    const { server, mocks } = await both().ask(asked);
    expect([server.status, mocks.status]).toEqual([status, status]);
    expect(memberNames(mocks.body)).toEqual(memberNames(server.body));
    expect(Object.keys(mocks.headers)).toEqual(Object.keys(server.headers));
  });
});

function cursorOf(body: unknown): string {
  const { pagination } = body as { pagination: { next_cursor: string | null } };
  return pagination.next_cursor ?? "";
}

function memberNames(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, memberNames(member)]),
  );
}
