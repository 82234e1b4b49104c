import { type Environment, instant } from "./environment.ts";
import { fromRow } from "./rows.ts";
import { hashToken, newToken, verifyPassword } from "./secrets.ts";
import type { Database } from "./sqlite.ts";
import type { Role } from "./users.ts";

/** Who calls, as the token tells. */
export interface Principal {
  readonly userId: number;
  readonly sessionId: string;
  readonly email: string;
  readonly role: Role;
}

/** The tokens of a session. They are shown once; only their hashes are kept. */
export interface IssuedSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly tokenType: "Bearer";
  /** How long the access token is good for, in seconds. */
  readonly expiresIn: number;
  readonly expiresAt: string;
}

export type Authentication =
  | { readonly state: "valid"; readonly principal: Principal }
  | { readonly state: "expired" }
  | { readonly state: "invalid" };

export interface Sessions {
  /** Opens a session; undefined when the address or the password is wrong, after the same time for either. */
  login(email: string, password: string): Promise<IssuedSession | undefined>;
  /** Finds who an access token belongs to. */
  authenticate(accessToken: string): Authentication;
  /** Trades a refresh token for new tokens; the old ones end. */
  refresh(refreshToken: string): IssuedSession | "expired" | "invalid";
  /** Ends a session; nothing happens when it has ended already. */
  logout(sessionId: string): void;
}

export interface SessionTimes {
  readonly accessTtlSeconds: number;
  readonly refreshTtlSeconds: number;
}

/** In the place of the hash that an unknown user does not have; no password leads to it. */
const decoy = `scrypt$${"A".repeat(22)}$${"A".repeat(43)}`;

export function createSessions(database: Database, environment: Environment, times: SessionTimes): Sessions {
  const { now, randomBytes, randomUUID } = environment;
  const selectUser = database.prepare("SELECT id, password_hash FROM users WHERE email = ?");
  const markLogin = database.prepare("UPDATE users SET last_login_at = ? WHERE id = ?");
  const insert = database.prepare("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)");
  const purge = database.prepare("DELETE FROM sessions WHERE refresh_expires_at <= ?");
  const selectByAccess = database.prepare(
    `SELECT sessions.id AS session_id, access_expires_at, user_id, email, role
     FROM sessions JOIN users ON users.id = user_id WHERE access_hash = ?`,
  );
  const selectByRefresh = database.prepare("SELECT refresh_expires_at FROM sessions WHERE refresh_hash = ?");
  const rotate = database.prepare(
    `UPDATE sessions SET access_hash = ?, access_expires_at = ?, refresh_hash = ?, refresh_expires_at = ?
     WHERE refresh_hash = ?`,
  );
  const remove = database.prepare("DELETE FROM sessions WHERE id = ?");

  function issue(): { session: IssuedSession; columns: readonly [string, string, string, string] } {
    const present = now();
    const accessToken = newToken(randomBytes);
    const refreshToken = newToken(randomBytes);
    const expiresAt = instant(present, times.accessTtlSeconds);
    return {
      session: {
        accessToken,
        refreshToken,
        tokenType: "Bearer",
        expiresIn: times.accessTtlSeconds,
        expiresAt,
      },
      columns: [
        hashToken(accessToken),
        expiresAt,
        hashToken(refreshToken),
        instant(present, times.refreshTtlSeconds),
      ],
    };
  }

  return {
    async login(email, password) {
      const user = selectUser.get(email);
      // An unknown address must cost what a known one costs, or the time would tell them apart.
      const right = await verifyPassword(password, user ? String(user["password_hash"]) : decoy);
      if (!user || !right) return undefined;
      const present = instant(now());
      const userId = Number(user["id"]);
      const { session, columns } = issue();
      purge.run(present);
      insert.run(randomUUID(), userId, ...columns);
      markLogin.run(present, userId);
      return session;
    },
    authenticate(accessToken) {
      const row = selectByAccess.get(hashToken(accessToken));
      if (!row) return { state: "invalid" };
      const { accessExpiresAt, ...principal } = fromRow<Principal & { accessExpiresAt: string }>(row);
      return accessExpiresAt <= instant(now()) ? { state: "expired" } : { state: "valid", principal };
    },
    refresh(refreshToken) {
      const hash = hashToken(refreshToken);
      const row = selectByRefresh.get(hash);
      if (!row) return "invalid";
      if (String(row["refresh_expires_at"]) <= instant(now())) return "expired";
      const { session, columns } = issue();
      // Two servers on one file may have read the row at once; the token works for one of them.
      return rotate.run(...columns, hash).changes === 1 ? session : "invalid";
    },
    logout(sessionId) {
      remove.run(sessionId);
    },
  };
}
