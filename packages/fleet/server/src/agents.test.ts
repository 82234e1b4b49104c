import type { AgentCreate, Fleet } from "@fleet-api/client";
import { describe, expect, test } from "vitest";
import { startFleet } from "./testing/start-fleet.ts";

const web: AgentCreate = { hostname: "web-1", platform: "linux", version: "2.4.1" };

const fleetOfAgents: readonly AgentCreate[] = [
  { hostname: "web-1", platform: "linux", version: "2.10.0", priority: 80, group_id: 3 },
  { hostname: "web-2", platform: "linux", version: "2.9.0", priority: 80, status: "offline" },
  { hostname: "db-1", platform: "freebsd", version: "1.0.0", description: "Behind the web servers" },
  { hostname: "mac-1", platform: "macos", version: "2.4.1", priority: 10, group_id: 3 },
  { hostname: "win-1", platform: "windows", version: "2.4.1", status: "maintenance" },
];

async function register(fleet: Fleet): Promise<void> {
  for (const body of fleetOfAgents) await fleet.createAgent.orThrow({ body });
}

describe("an agent", () => {
  test("is registered with its defaults, and is where Location says", async () => {
    const { login, url } = await startFleet();
    const fleet = await login();
    const created = await fleet.createAgent({ body: web });
    expect(created).toMatchObject({
      status: 201,
      data: {
        ...web,
        id: 1,
        status: "online",
        priority: 50,
        group_id: null,
        description: null,
        tags: [],
        health_score: 100,
        summary: { open_tasks: 0, failed_tasks: 0 },
        created_at: "2026-11-20T09:30:00.000Z",
        updated_at: "2026-11-20T09:30:00.000Z",
      },
    });
    const location = created.headers?.get("location") ?? "";
    expect(new URL(location, url).pathname).toBe("/api/v2/agents/1");
    expect(await fleet.getAgent.orThrow({ path: { agentId: 1 } })).toEqual(created.ok && created.data);
  });

  test("is not registered under a host name that is taken, in whatever case", async () => {
    const { login } = await startFleet();
    const fleet = await login();
    await fleet.createAgent.orThrow({ body: web });
    const second = await fleet.createAgent({ body: { ...web, hostname: "WEB-1" } });
    if (second.ok) throw new Error("A second agent has the host name.");
    expect(second.error).toMatchObject({ kind: "api", status: 409, code: "RES_ALREADY_EXISTS" });
    expect(second.error.code === "RES_ALREADY_EXISTS" && second.error.details).toEqual({
      resource: "Agent",
      field: "hostname",
      value: "WEB-1",
    });
  });

  test("that is not there is told by what was looked for", async () => {
    const { login } = await startFleet();
    const fleet = await login();
    const path = { agentId: 4711 };
    const results = [
      await fleet.getAgent({ path }),
      await fleet.updateAgent({ path, body: { priority: 1 } }),
      await fleet.deleteAgent({ path }),
      await fleet.rebootAgent({ path }),
    ];
    for (const result of results) {
      expect(result).toMatchObject({
        ok: false,
        status: 404,
        error: {
          code: "RES_NOT_FOUND",
          details: { resource: "Agent", id: 4711 },
          message: "Agent 4711 was not found",
          docs: "https://docs.fleet.example/errors#res-not-found",
        },
      });
    }
  });

  test("is changed where the merge patch says, null empties, and what it leaves out stays", async () => {
    const { login, advance } = await startFleet();
    const fleet = await login();
    const body = { ...web, group_id: 3, description: "Front end", tags: ["web"] };
    const before = await fleet.createAgent.orThrow({ body });
    advance(60);
    const patch = { status: "maintenance", description: null } as const;
    const after = await fleet.updateAgent.orThrow({ path: { agentId: before.id }, body: patch });
    expect(after).toEqual({
      ...before,
      ...patch,
      health_score: 50,
      updated_at: "2026-11-20T09:31:00.000Z",
    });
  });

  test("cannot be given the host name of another by a change or a replacement", async () => {
    const { login } = await startFleet();
    const fleet = await login();
    await fleet.createAgent.orThrow({ body: web });
    await fleet.createAgent.orThrow({ body: { ...web, hostname: "web-2" } });
    const path = { agentId: 2 };
    for (const result of [
      await fleet.updateAgent({ path, body: { hostname: "web-1" } }),
      await fleet.replaceAgent({ path, body: web }),
    ]) {
      expect(result).toMatchObject({
        ok: false,
        status: 409,
        error: { code: "RES_ALREADY_EXISTS", details: { value: "web-1" } },
      });
    }
  });

  test("is replaced as a whole, or registered under the id, the second time like the first", async () => {
    const { login } = await startFleet();
    const fleet = await login();
    const input = { path: { agentId: 12 }, body: { ...web, tags: ["a"] } };
    const first = await fleet.replaceAgent(input);
    expect(first).toMatchObject({ status: 201, data: { id: 12, tags: ["a"] } });
    expect(first.headers?.get("location")).toBe("/api/v2/agents/12");
    expect(await fleet.replaceAgent(input)).toMatchObject({ status: 200, data: first.ok && first.data });
    const bare = await fleet.replaceAgent.orThrow({ ...input, body: web });
    expect(bare).toMatchObject({ id: 12, tags: [] });
  });

  test("is gone after it is removed", async () => {
    const { login } = await startFleet();
    const fleet = await login();
    const { id: agentId } = await fleet.createAgent.orThrow({ body: web });
    const removed = await fleet.deleteAgent({ path: { agentId } });
    expect([removed.ok, removed.status]).toEqual([true, 204]);
    expect((await fleet.getAgent({ path: { agentId } })).status).toBe(404);
  });
});

describe("the list of agents", () => {
  test.each([
    ["no order: as registered", {}, "web-1 web-2 db-1 mac-1 win-1"],
    ["one field", { sort: "hostname:asc" }, "db-1 mac-1 web-1 web-2 win-1"],
    ["asc when the direction is left out", { sort: "hostname" }, "db-1 mac-1 web-1 web-2 win-1"],
    ["two fields", { sort: "priority:desc,hostname:desc" }, "web-2 web-1 win-1 db-1 mac-1"],
    ["versions by their numbers", { sort: "version:desc" }, "web-1 web-2 mac-1 win-1 db-1"],
    ["a status", { status: "offline" }, "web-2"],
    ["a platform", { platform: "linux" }, "web-1 web-2"],
    ["a group", { group_id: 3 }, "web-1 mac-1"],
    ["text in host name or description", { search: "WEB" }, "web-1 web-2 db-1"],
    ["a wildcard of SQL as text", { search: "%" }, ""],
    ["two filters", { platform: "linux", status: "online" }, "web-1"],
    [
      "a moment with an offset",
      { created_after: "2026-11-20T10:29:59+01:00" },
      "web-1 web-2 db-1 mac-1 win-1",
    ],
    ["the moment itself", { created_after: "2026-11-20T09:30:00Z" }, ""],
  ] as const)("by %s", async (_, query, hostnames) => {
    const { login } = await startFleet();
    const fleet = await login();
    await register(fleet);
    const { agents } = await fleet.listAgents.orThrow({ query });
    expect(agents.map(({ hostname }) => hostname).join(" ")).toBe(hostnames);
  });

  test("has pages that tell where they stand and link to their neighbours", async () => {
    const { login } = await startFleet();
    const fleet = await login();
    await register(fleet);
    const result = await fleet.listAgents({ query: { sort: "hostname:asc", limit: 2, offset: 2 } });
    if (!result.ok) throw new Error(result.error.message);
    const at = (offset: number): string => `/api/v2/agents?sort=hostname%3Aasc&limit=2&offset=${offset}`;
    expect(result.body.pagination).toMatchObject({
      per_page: 2,
      total: 5,
      total_pages: 3,
      has_next: true,
      has_prev: true,
      links: { first: at(0), prev: at(0), next: at(4), last: at(4) },
    });
    const rels = result.headers.get("link")?.match(/rel="?\w+/g);
    expect(rels?.map((rel) => rel.replace(/rel="?/, ""))).toEqual(["first", "prev", "next", "last"]);
  });

  test("is walked to its end by the client, each agent once", async () => {
    const { login } = await startFleet();
    const fleet = await login();
    await register(fleet);
    const pages: string[][] = [];
    for await (const page of fleet.listAgents.pages({ query: { limit: 2, sort: "hostname:asc" } })) {
      pages.push(page.items.map(({ hostname }) => hostname));
      expect(page.total).toBe(5);
    }
    expect(pages).toEqual([["db-1", "mac-1"], ["web-1", "web-2"], ["win-1"]]);
  });

  test("takes no limit above the contract's, no unknown field to sort by, and says which is which", async () => {
    const { login } = await startFleet();
    const fleet = await login();
    const result = await fleet.listAgents({ query: { limit: 101, sort: "password:asc" } });
    expect(result).toMatchObject({ ok: false, status: 422, error: { code: "VAL_MULTIPLE_ERRORS" } });
    const fields = result.ok || result.error.code !== "VAL_MULTIPLE_ERRORS" ? [] : result.error.details;
    expect(fields.map(({ field }) => field).sort()).toEqual(["limit", "sort"]);
  });
});
