import { describe, expect, test } from "vitest";
import { demoUsers, type IssuedSession, type Store, seed, type UserInput } from "./index.ts";
import { testStore } from "./testing/test-store.ts";

const hour = 3600;
const month = 30 * 24 * hour;

const administrator: UserInput = {
  email: "admin@fleet.example",
  name: "Fleet Administrator",
  role: "admin",
  password: "password",
};

async function withAdministrator(): Promise<{ store: Store; advance: (seconds: number) => void }> {
  const opened = testStore();
  await opened.store.users.add(administrator);
  return opened;
}

async function loggedIn(store: Store): Promise<IssuedSession> {
  const session = await store.sessions.login("admin@fleet.example", "password");
  if (!session) throw new Error("not logged in");
  return session;
}

describe("logging in", () => {
  test("gives a token of one hour that tells who calls", async () => {
    const { store } = await withAdministrator();
    const session = await loggedIn(store);
    expect(session).toMatchObject({
      tokenType: "Bearer",
      expiresIn: hour,
      expiresAt: "2026-01-01T01:00:00.000Z",
    });
    const authentication = store.sessions.authenticate(session.accessToken);
    expect(authentication).toEqual({
      state: "valid",
      principal: { sessionId: expect.any(String), userId: 1, email: "admin@fleet.example", role: "admin" },
    });
  });

  test("takes the address in any case and remembers the time", async () => {
    const { store, advance } = await withAdministrator();
    expect(store.users.find(1)?.lastLoginAt).toBeNull();
    advance(60);
    expect(await store.sessions.login("Admin@Fleet.Example", "password")).toBeDefined();
    expect(store.users.find(1)?.lastLoginAt).toBe("2026-01-01T00:01:00.000Z");
  });

  test.each([
    ["admin@fleet.example", "Password"],
    ["admin@fleet.example", ""],
    ["nobody@fleet.example", "password"],
    ["nobody@fleet.example", ""],
  ])("refuses %s with %j", async (email, password) => {
    const { store } = await withAdministrator();
    expect(await store.sessions.login(email, password)).toBeUndefined();
  });

  test("opens a session of its own each time", async () => {
    const { store } = await withAdministrator();
    const [first, second] = [await loggedIn(store), await loggedIn(store)];
    expect(first.accessToken).not.toBe(second.accessToken);
    expect(store.sessions.authenticate(first.accessToken).state).toBe("valid");
    expect(store.sessions.authenticate(second.accessToken).state).toBe("valid");
  });
});

describe("an access token", () => {
  test("expires after its hour, to the millisecond", async () => {
    const { store, advance } = await withAdministrator();
    const { accessToken } = await loggedIn(store);
    advance(hour - 0.001);
    expect(store.sessions.authenticate(accessToken).state).toBe("valid");
    advance(0.001);
    expect(store.sessions.authenticate(accessToken).state).toBe("expired");
  });

  test.each(["", "x", "' OR 1 = 1 --"])("is not valid when it is %j", async (token) => {
    const { store } = await withAdministrator();
    await loggedIn(store);
    expect(store.sessions.authenticate(token)).toEqual({ state: "invalid" });
  });

  test("does not pass for a refresh token, nor the other way round", async () => {
    const { store } = await withAdministrator();
    const { accessToken, refreshToken } = await loggedIn(store);
    expect(store.sessions.authenticate(refreshToken).state).toBe("invalid");
    expect(store.sessions.refresh(accessToken)).toBe("invalid");
  });
});

describe("refreshing", () => {
  test("gives new tokens, also after the access token has expired, and ends the old ones", async () => {
    const { store, advance } = await withAdministrator();
    const old = await loggedIn(store);
    advance(2 * hour);
    const renewed = store.sessions.refresh(old.refreshToken);
    if (typeof renewed === "string") throw new Error(renewed);
    expect(store.sessions.authenticate(renewed.accessToken).state).toBe("valid");
    expect(store.sessions.authenticate(old.accessToken).state).toBe("invalid");
    expect(store.sessions.refresh(old.refreshToken)).toBe("invalid");
  });

  test("is over after thirty days", async () => {
    const { store, advance } = await withAdministrator();
    const { refreshToken } = await loggedIn(store);
    advance(month);
    expect(store.sessions.refresh(refreshToken)).toBe("expired");
    await loggedIn(store);
    expect(store.sessions.refresh(refreshToken), "swept away by the next login").toBe("invalid");
  });
});

test("logging out ends both tokens of that session only", async () => {
  const { store } = await withAdministrator();
  const [left, stays] = [await loggedIn(store), await loggedIn(store)];
  const authentication = store.sessions.authenticate(left.accessToken);
  if (authentication.state !== "valid") throw new Error(authentication.state);
  store.sessions.logout(authentication.principal.sessionId);
  expect(store.sessions.authenticate(left.accessToken).state).toBe("invalid");
  expect(store.sessions.refresh(left.refreshToken)).toBe("invalid");
  expect(store.sessions.authenticate(stays.accessToken).state).toBe("valid");
});

test("two users cannot have one address, in whatever case", async () => {
  const { store } = await withAdministrator();
  const again = {
    email: "ADMIN@fleet.example",
    name: "Second",
    role: "viewer",
    password: "password",
  } as const;
  expect(await store.users.add(again)).toBe("email-taken");
});

test("seeding adds a user for each role, who can log in, and seeding again changes nothing", async () => {
  const { store } = testStore();
  await seed(store);
  await seed(store);
  expect([1, 2, 3].map((id) => store.users.find(id)?.role)).toEqual(["admin", "operator", "viewer"]);
  expect(store.users.find(4)).toBeUndefined();
  for (const { email, password } of demoUsers)
    expect(await store.sessions.login(email, password)).toBeDefined();
});
