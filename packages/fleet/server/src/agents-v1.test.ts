import { describe, expect, test } from "vitest";
import { startFleet } from "./testing/start-fleet.ts";

const body = { hostname: "web-1", platform: "linux", version: "2.4.1", priority: 80 } as const;

describe("version 1", () => {
  test("shows only what it always did, in the order of the ids", async () => {
    const { login, advance } = await startFleet();
    const fleet = await login("operator", { deprecation: false });
    await fleet.replaceAgent.orThrow({ path: { agentId: 9 }, body: { ...body, hostname: "web-9" } });
    advance(60);
    await fleet.createAgent.orThrow({ body });
    const { agents } = await fleet.listAgentsV1.orThrow({});
    expect(agents).toEqual(
      [
        { id: 1, hostname: "web-1", created_at: "2026-11-20T09:31:00.000Z" },
        { id: 9, hostname: "web-9", created_at: "2026-11-20T09:30:00.000Z" },
      ].map((own) => ({
        ...own,
        platform: "linux",
        version: "2.4.1",
        status: "online",
      })),
    );
    expect(await fleet.getAgentV1.orThrow({ path: { agentId: 9 } })).toEqual(agents[1]);
    const missing = await fleet.getAgentV1({ path: { agentId: 2 } });
    expect(missing).toMatchObject({ ok: false, status: 404, error: { code: "RES_NOT_FOUND" } });
  });

  test("says in headers and envelope when it ends and what follows it", async () => {
    const { login } = await startFleet();
    const fleet = await login("operator", { deprecation: false });
    const result = await fleet.listAgentsV1({});
    if (!result.ok) throw new Error(result.error.message);
    expect(result.headers.get("deprecation")).toBe(`@${Date.parse("2026-06-30T00:00:00Z") / 1000}`);
    expect(result.headers.get("sunset")).toBe("Wed, 30 Jun 2027 23:59:59 GMT");
    const link = result.headers.get("link") ?? "";
    expect(link).toMatch(/<\/api\/v2\/agents>; ?rel="?successor-version"?/);
    expect(link).toMatch(/<https:\/\/docs\.fleet\.example\/guides\/agents-v2>; ?rel="?deprecation"?/);
    const notice = result.body.meta.deprecation_notice ?? "";
    expect(notice).toContain("2027-06-30");
    expect(notice).toContain("listAgents");
  });

  test("makes the client warn once, with date and successor", async () => {
    const { login } = await startFleet();
    const warnings: object[] = [];
    const fleet = await login("operator", { onDeprecated: (warning) => warnings.push(warning) });
    await fleet.listAgentsV1({});
    await fleet.listAgentsV1({});
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({
      operation: "listAgentsV1",
      sunset: new Date("2027-06-30T23:59:59Z"),
      successor: "listAgents",
      source: "headers",
    });
  });

  test("leaves version 2 without a notice", async () => {
    const { login } = await startFleet();
    const result = await (await login()).listAgents();
    expect(result.headers?.has("deprecation")).toBe(false);
    expect(result.ok && "deprecation_notice" in result.body.meta).toBe(false);
  });

  test("is gone after the sunset, even without a token", async () => {
    const { client, advance } = await startFleet();
    advance((Date.parse("2027-07-01T00:00:00Z") - Date.parse("2026-11-20T09:30:00Z")) / 1000);
    const result = await client(undefined, { deprecation: false }).listAgentsV1({});
    expect(result).toMatchObject({ ok: false, status: 410, error: { code: "RES_GONE" } });
    expect(result.headers?.get("link")).toContain("guides/agents-v2");
  });
});
