import { describe, expect, test } from "vitest";
import { demoUsers, seed } from "./index.ts";
import { startFleet } from "./testing/start-fleet.ts";

const [admin] = demoUsers;
const credentials = { email: admin?.email ?? "", password: admin?.password ?? "" };

describe("logging in", () => {
  test("opens a session whose token shows who it belongs to", async () => {
    const { store, client } = await startFleet();
    await seed(store);
    const session = await client().login.orThrow({ body: credentials });
    expect(session).toMatchObject({
      token_type: "Bearer",
      expires_in: 3600,
      expires_at: "2026-11-20T10:30:00.000Z",
    });
    expect(await client(session.access_token).getProfile.orThrow()).toEqual({
      id: 1,
      email: "admin@fleet.example",
      name: "Fleet Administrator",
      role: "admin",
      created_at: "2026-11-20T09:30:00.000Z",
      last_login_at: "2026-11-20T09:30:00.000Z",
    });
  });

  test.each([
    ["a wrong password", { ...credentials, password: "wrong-password" }],
    ["an unknown address", { ...credentials, email: "nobody@fleet.example" }],
  ])("with %s is refused in the same words", async (_, body) => {
    const { store, client } = await startFleet();
    await seed(store);
    const result = await client().login({ body });
    expect(result).toMatchObject({
      ok: false,
      status: 401,
      error: { code: "AUTH_INVALID_CREDENTIALS", message: "The e-mail address or the password is wrong" },
    });
  });
});

describe("a token", () => {
  test("ends after an hour, and a refresh gives a new one", async () => {
    const { store, client, advance } = await startFleet();
    await seed(store);
    const first = await client().login.orThrow({ body: credentials });
    advance(3600);
    const late = await client(first.access_token).getProfile();
    expect(late).toMatchObject({ ok: false, status: 401, error: { code: "AUTH_EXPIRED_TOKEN" } });

    const body = { refresh_token: first.refresh_token };
    const second = await client().refreshSession.orThrow({ body });
    expect((await client(second.access_token).getProfile()).ok).toBe(true);
    const again = await client().refreshSession({ body });
    expect(again).toMatchObject({ ok: false, error: { code: "AUTH_INVALID_TOKEN" } });
  });

  test("to refresh with ends after thirty days", async () => {
    const { store, client, advance } = await startFleet();
    await seed(store);
    const { refresh_token } = await client().login.orThrow({ body: credentials });
    advance(30 * 24 * 3600);
    const late = await client().refreshSession({ body: { refresh_token } });
    expect(late).toMatchObject({ ok: false, error: { code: "AUTH_EXPIRED_TOKEN" } });
  });

  test("ends with the session, also a viewer's", async () => {
    const { login } = await startFleet();
    const viewer = await login("viewer");
    expect((await viewer.logout()).status).toBe(204);
    const after = await viewer.getProfile();
    expect(after).toMatchObject({ ok: false, error: { code: "AUTH_INVALID_TOKEN" } });
  });

  test("that is missing or unknown is refused, with the scheme to use", async () => {
    const { client } = await startFleet();
    for (const fleet of [client(), client("unknown-token-of-nobody")]) {
      const result = await fleet.listAgents();
      expect(result).toMatchObject({ ok: false, status: 401, error: { code: "AUTH_INVALID_TOKEN" } });
      expect(result.headers?.get("www-authenticate")).toMatch(/^Bearer/);
    }
  });
});

describe("a role", () => {
  const body = { hostname: "web-1", platform: "linux", version: "2.4.1" } as const;

  test("viewer looks, and changes nothing", async () => {
    const { login, store } = await startFleet();
    const viewer = await login("viewer");
    expect((await viewer.listAgents()).ok).toBe(true);
    const results = [
      await viewer.createAgent({ body }),
      await viewer.replaceAgent({ path: { agentId: 1 }, body }),
      await viewer.updateAgent({ path: { agentId: 1 }, body: { priority: 1 } }),
      await viewer.deleteAgent({ path: { agentId: 1 } }),
      await viewer.rebootAgent({ path: { agentId: 1 } }),
    ];
    for (const result of results) {
      expect(result).toMatchObject({ ok: false, status: 403, error: { code: "PERM_DENIED" } });
    }
    expect(store.agents.list({ limit: 1, offset: 0 }).total).toBe(0);
  });

  test("operator changes agents, and does not see the service's state", async () => {
    const { login } = await startFleet();
    const operator = await login("operator");
    expect((await operator.createAgent({ body })).ok).toBe(true);
    const health = await operator.getSystemHealth();
    expect(health).toMatchObject({ ok: false, status: 403, error: { code: "PERM_DENIED" } });
  });

  test("admin does both", async () => {
    const { login } = await startFleet();
    const admin = await login("admin");
    expect((await admin.createAgent({ body })).ok).toBe(true);
    expect((await admin.getSystemHealth()).ok).toBe(true);
  });
});
