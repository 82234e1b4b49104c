import { describe, expect, test } from "vitest";
import {
  type AgentInput,
  type AgentQuery,
  type AgentRecord,
  agentV1,
  type Store,
  UnknownSortFieldError,
} from "./index.ts";
import { testStore } from "./testing/test-store.ts";

const web: AgentInput = { hostname: "web-1", platform: "linux", version: "2.4.1" };

function created(store: Store, input: AgentInput): AgentRecord {
  const agent = store.agents.create(input);
  if (agent === "hostname-taken") throw new Error(`${input.hostname} is taken`);
  return agent;
}

/** Five agents, a minute apart. */
function fleet(): Store {
  const { store, advance } = testStore();
  const inputs: readonly AgentInput[] = [
    { ...web, priority: 10, groupId: 1, description: "Sells 100% of the goods" },
    { ...web, hostname: "web-2", priority: 90, groupId: 1, version: "2.10.0" },
    { ...web, hostname: "DB-1", platform: "freebsd", priority: 90, version: "2.9.0", groupId: 2 },
    { ...web, hostname: "mail_1", platform: "windows", status: "offline" },
    { ...web, hostname: "desk-1", platform: "macos", status: "maintenance", description: "Web designer" },
  ];
  for (const input of inputs) {
    created(store, input);
    advance(60);
  }
  return store;
}

function hostnames(store: Store, query: Partial<AgentQuery>): readonly string[] {
  return store.agents.list({ limit: 50, offset: 0, ...query }).items.map((agent) => agent.hostname);
}

describe("creating", () => {
  test("fills in what is left out", () => {
    const { store } = testStore();
    expect(store.agents.create(web)).toEqual({
      id: 1,
      hostname: "web-1",
      platform: "linux",
      version: "2.4.1",
      status: "online",
      priority: 50,
      groupId: null,
      description: null,
      tags: [],
      healthScore: 100,
      summary: { openTasks: 0, failedTasks: 0 },
      createdAt: "2026-01-01T00:00:00.000Z",
      updatedAt: "2026-01-01T00:00:00.000Z",
    });
  });

  test("refuses a host name that another agent has, in whatever case", () => {
    const { store } = testStore();
    created(store, web);
    expect(store.agents.create({ ...web, hostname: "WEB-1" })).toBe("hostname-taken");
    expect(store.agents.list({ limit: 1, offset: 0 }).total).toBe(1);
  });

  test("never hands out the id of a deleted agent again", () => {
    const { store } = testStore();
    store.agents.remove(created(store, web).id);
    expect(created(store, web).id).toBe(2);
  });
});

test("version 1 of an agent has none of what came with version 2", () => {
  const { store } = testStore();
  expect(agentV1(created(store, web))).toEqual({
    id: 1,
    hostname: "web-1",
    platform: "linux",
    version: "2.4.1",
    status: "online",
    createdAt: "2026-01-01T00:00:00.000Z",
  });
});

describe("replacing", () => {
  test("puts back the defaults of what is left out, and keeps the time of registration", () => {
    const { store, advance } = testStore();
    created(store, { ...web, priority: 7, tags: ["a"], groupId: 3 });
    advance(60);
    const replaced = store.agents.replace(1, { ...web, version: "3.0.0" });
    expect(replaced).toMatchObject({
      created: false,
      agent: { version: "3.0.0", priority: 50, tags: [], groupId: null },
    });
    expect(replaced).toMatchObject({
      agent: { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:01:00.000Z" },
    });
  });

  test("registers an agent under an id that nobody has, and creating passes over it", () => {
    const { store } = testStore();
    expect(store.agents.replace(2, web)).toMatchObject({ created: true, agent: { id: 2 } });
    expect(created(store, { ...web, hostname: "web-2" }).id).toBe(1);
    expect(created(store, { ...web, hostname: "web-3" }).id).toBe(3);
  });

  test("does not let the greatest id use up all others", () => {
    const { store } = testStore();
    store.agents.replace(2_147_483_647, web);
    expect(created(store, { ...web, hostname: "web-2" }).id).toBe(1);
  });

  test("refuses the host name of another agent and changes nothing", () => {
    const { store } = testStore();
    created(store, web);
    created(store, { ...web, hostname: "web-2" });
    expect(store.agents.replace(2, web)).toBe("hostname-taken");
    expect(store.agents.find(2)?.hostname).toBe("web-2");
  });
});

describe("updating", () => {
  test("leaves alone what the change does not name, and empties what it sets to null", () => {
    const { store } = testStore();
    created(store, { ...web, groupId: 3, description: "old", priority: 7 });
    const change = { groupId: null, status: "maintenance", priority: undefined } as const;
    expect(store.agents.update(1, change)).toMatchObject({
      groupId: null,
      status: "maintenance",
      description: "old",
      priority: 7,
    });
  });

  test("tells a missing agent from a taken host name", () => {
    const { store } = testStore();
    created(store, web);
    created(store, { ...web, hostname: "web-2" });
    expect(store.agents.update(9, { priority: 1 })).toBe("missing");
    expect(store.agents.update(2, { hostname: "web-1" })).toBe("hostname-taken");
    expect(store.agents.update(2, { hostname: "WEB-2" })).toMatchObject({ hostname: "WEB-2" });
  });
});

test("removing an agent removes its tasks, and tells when there was none", () => {
  const { store } = testStore();
  created(store, web);
  store.tasks.create({ agentId: 1, kind: "reboot", requestedBy: "a@fleet.example" });
  expect(store.agents.remove(1)).toBe(true);
  expect(store.tasks.list({ limit: 10 }).items).toEqual([]);
  expect(store.agents.remove(1)).toBe(false);
});

describe("filtering", () => {
  test.each<[Partial<AgentQuery>, readonly string[]]>([
    [{ status: "offline" }, ["mail_1"]],
    [{ platform: "linux" }, ["web-1", "web-2"]],
    [{ groupId: 1 }, ["web-1", "web-2"]],
    [{ status: "online", platform: "freebsd", groupId: 2 }, ["DB-1"]],
    [{ status: "offline", platform: "linux" }, []],
    [{ createdAfter: "2026-01-01T00:02:00Z" }, ["mail_1", "desk-1"]],
    [{ createdAfter: "2026-01-01t02:02:59.999+02:00" }, ["mail_1", "desk-1"]],
    [{ createdAfter: "2026-01-01T00:03:60Z" }, ["desk-1"]],
    [{ createdAfter: "9999-12-31T23:59:59-23:00" }, []],
  ])("%j", (query, expected) => {
    expect(hostnames(fleet(), query)).toEqual(expected);
  });

  test("searches host names and descriptions, in any case", () => {
    expect(hostnames(fleet(), { search: "WEB" })).toEqual(["web-1", "web-2", "desk-1"]);
  });

  test.each([
    ["%", ["web-1"]],
    ["_", ["mail_1"]],
    ["\\", []],
    ["' OR 1 = 1 --", []],
  ])("takes %s in a search for what it is", (search, expected) => {
    expect(hostnames(fleet(), { search })).toEqual(expected);
  });
});

describe("sorting", () => {
  test("keeps the order of registration unless told otherwise", () => {
    expect(hostnames(fleet(), {})).toEqual(["web-1", "web-2", "DB-1", "mail_1", "desk-1"]);
  });

  test("goes by several fields, each in its own direction", () => {
    const sort = [
      { field: "priority", direction: "desc" },
      { field: "hostname", direction: "asc" },
    ] as const;
    expect(hostnames(fleet(), { sort })).toEqual(["DB-1", "web-2", "desk-1", "mail_1", "web-1"]);
  });

  test("orders versions by their numbers", () => {
    const sort = [{ field: "version", direction: "desc" }] as const;
    expect(hostnames(fleet(), { sort, platform: undefined }).slice(0, 2)).toEqual(["web-2", "DB-1"]);
  });

  test("falls back to the id where agents are equal, so that pages never overlap", () => {
    const sort = [{ field: "priority", direction: "desc" }] as const;
    expect(hostnames(fleet(), { sort })).toEqual(["web-2", "DB-1", "mail_1", "desk-1", "web-1"]);
  });

  test.each(["id; DROP TABLE agents", "constructor", "version_key", "createdAt"])(
    "refuses the field %s",
    (field) => {
      expect(() => hostnames(fleet(), { sort: [{ field, direction: "asc" }] })).toThrow(
        UnknownSortFieldError,
      );
    },
  );
});

describe("paging", () => {
  test("cuts out a page and counts all that pass the filters", () => {
    const store = fleet();
    const page = store.agents.list({ status: "online", limit: 2, offset: 2 });
    expect(page.items.map((agent) => agent.hostname)).toEqual(["DB-1"]);
    expect(page.total).toBe(3);
  });

  test("answers an empty page beyond the end, with the total", () => {
    expect(fleet().agents.list({ limit: 10, offset: 100 })).toEqual({ items: [], total: 5 });
  });

  test("goes on after more orders than statements are kept", () => {
    const store = fleet();
    const fields = ["hostname", "platform", "version", "status", "priority", "created_at", "updated_at"];
    for (const first of fields) {
      for (const second of fields) {
        for (const direction of ["asc", "desc"] as const) {
          const sort = [
            { field: first, direction },
            { field: second, direction: "asc" as const },
          ];
          expect(hostnames(store, { sort })).toHaveLength(5);
        }
      }
    }
  });
});

test("the health score falls with failed tasks, to 50 at most in maintenance, to 0 offline", () => {
  const { store } = testStore();
  created(store, web);
  const score = (): number | undefined => store.agents.find(1)?.healthScore;
  const requested = store.tasks.create({ agentId: 1, kind: "reboot", requestedBy: "a@fleet.example" });
  if (requested.outcome !== "created") throw new Error(requested.outcome);
  expect(store.agents.find(1)?.summary).toEqual({ openTasks: 1, failedTasks: 0 });
  store.tasks.start(requested.task.id);
  store.tasks.finish(requested.task.id, { failure: "no power" });
  expect(store.agents.find(1)?.summary).toEqual({ openTasks: 0, failedTasks: 1 });
  expect(score()).toBe(80);
  store.agents.update(1, { status: "maintenance" });
  expect(score()).toBe(50);
  store.agents.update(1, { status: "offline" });
  expect(score()).toBe(0);
});
