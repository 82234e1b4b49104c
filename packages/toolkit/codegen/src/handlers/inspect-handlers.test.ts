import { describe, expect, test } from "vitest";
import { inspectHandlers } from "../index.ts";

const getAgent = {
  id: "getAgent",
  method: "GET",
  path: "/api/v2/agents/{agentId}",
  file: "src/handlers/get-agent.ts",
};
const listAgents = {
  id: "listAgents",
  method: "GET",
  path: "/api/v2/agents",
  file: "src/handlers/list-agents.ts",
};

const stub = (id: string, route: string) => `import { notImplemented } from "@lockstep/server";
import type { Handler } from "../../gen/server.gen.ts";

/** ${route} */
export const ${id}: Handler<"${id}"> = () => notImplemented();
`;
const written = (id: string, route: string) => `import type { Handler } from "../../gen/server.gen.ts";

/** ${route} */
export const ${id}: Handler<"${id}", Principal, Services> = async ({ path }) => ({ status: 200, body: path });
`;

describe("handlers", () => {
  test("that still answer notImplemented are stubs, with their place", async () => {
    const files = [
      { path: "src/handlers/list-agents.ts", text: written("listAgents", "GET /api/v2/agents") },
      { path: "src/handlers/get-agent.ts", text: stub("getAgent", "GET /api/v2/agents/{agentId}") },
    ];
    expect(await inspectHandlers(files, [getAgent, listAgents])).toEqual({
      stubs: [{ operation: "getAgent", file: "src/handlers/get-agent.ts", line: 5 }],
      orphans: [],
      renames: [],
    });
  });

  test("that still are what was generated are stubs, whatever the compiler would say", async () => {
    const text = stub("getAgent", "GET /a");
    const files = [{ path: getAgent.file, text }];
    const parsed = await inspectHandlers(files, [getAgent]);
    expect(await inspectHandlers(files, [{ ...getAgent, stub: text }])).toEqual(parsed);
    expect(parsed.stubs).toHaveLength(1);
    const edited = [{ path: getAgent.file, text: text.replace("notImplemented();", "({ status: 200 });") }];
    expect((await inspectHandlers(edited, [{ ...getAgent, stub: text }])).stubs).toEqual([]);
  });

  test("that call another function of that name are no stubs", async () => {
    const text = stub("getAgent", "GET /a").replace("@lockstep/server", "./mine.ts");
    expect((await inspectHandlers([{ path: "a.ts", text }], [getAgent])).stubs).toEqual([]);
  });

  test("are stubs under an alias of notImplemented too", async () => {
    const text = stub("getAgent", "GET /a")
      .replace("{ notImplemented }", "{ notImplemented as later }")
      .replace("notImplemented()", "later()");
    expect((await inspectHandlers([{ path: "a.ts", text }], [getAgent])).stubs).toHaveLength(1);
  });

  test.each([
    ["an annotation", 'export const gone: Handler<"gone"> = async () => ({ status: 204 });'],
    ["satisfies", 'export const gone = (async () => ({ status: 204 })) satisfies Handler<"gone">;'],
    ["the project's own alias", 'export const gone: AppHandler<"gone"> = async () => ({ status: 204 });'],
    ["a default export", 'export default (() => ({ status: 204 })) satisfies Handler<"gone">;'],
  ])("of an operation that is gone are orphans, known by %s", async (_, text) => {
    const report = await inspectHandlers([{ path: "src/handlers/gone.ts", text }], [getAgent]);
    expect(report.orphans).toEqual([{ operation: "gone", file: "src/handlers/gone.ts", line: 1 }]);
    expect(report.renames).toEqual([]);
  });

  test("are not looked for in helpers beside them", async () => {
    const text = 'export const tools = 1; export function help() {}; const inner: Handler<"gone"> = null;';
    expect(await inspectHandlers([{ path: "src/handlers/tools.ts", text }], [getAgent])).toEqual({
      stubs: [],
      orphans: [],
      renames: [],
    });
  });

  test("in a file that does not parse do no harm", async () => {
    const text = `export const getAgent: Handler<"getAgent" = {{{ <<<<<<< HEAD`;
    await expect(inspectHandlers([{ path: "a.ts", text }], [getAgent])).resolves.toBeDefined();
  });
});

describe("a renamed operation", () => {
  const old = { path: "src/handlers/fetch-agent.ts", text: written("fetchAgent", "GET /api/v2/agents/{id}") };
  const newStub = { path: getAgent.file, text: stub("getAgent", "GET /api/v2/agents/{agentId}") };

  test("is known by method and path, whatever the parameters are called, and its move is suggested", async () => {
    const report = await inspectHandlers([old, newStub], [getAgent, listAgents]);
    expect(report.orphans.map(({ operation }) => operation)).toEqual(["fetchAgent"]);
    expect(report.renames).toEqual([
      {
        from: { operation: "fetchAgent", file: "src/handlers/fetch-agent.ts", line: 4 },
        operation: "getAgent",
        file: "src/handlers/get-agent.ts",
        command: "git mv -f src/handlers/fetch-agent.ts src/handlers/get-agent.ts",
      },
    ]);
  });

  test("that already has a handler takes no other", async () => {
    const own = { path: getAgent.file, text: written("getAgent", "GET /api/v2/agents/{agentId}") };
    expect((await inspectHandlers([old, own], [getAgent])).renames).toEqual([]);
  });

  test("is suggested a file beside the old one when it has none of its own", async () => {
    const { file: _, ...operation } = getAgent;
    const [rename] = (await inspectHandlers([old], [operation])).renames;
    expect(rename?.file).toBe("src/handlers/get-agent.ts");
  });

  test("gives a command that a shell takes for nothing else", async () => {
    const hostile = { ...old, path: "src/handlers/a'; rm -rf b.ts" };
    const [rename] = (await inspectHandlers([hostile], [getAgent])).renames;
    expect(rename?.command).toBe(`git mv -f 'src/handlers/a'\\''; rm -rf b.ts' src/handlers/get-agent.ts`);
  });
});
