import { type Environment, instant } from "./environment.ts";
import { fromRow } from "./rows.ts";
import { hashPassword } from "./secrets.ts";
import { type Database, isTaken } from "./sqlite.ts";

export type Role = "admin" | "operator" | "viewer";

/** A user, without the password. */
export interface UserRecord {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly lastLoginAt: string | null;
}

export interface UserInput {
  /** Unique; upper and lower case are the same. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

export interface Users {
  /** Adds a user; `email-taken` when another has the address. */
  add(input: UserInput): Promise<UserRecord | "email-taken">;
  find(id: number): UserRecord | undefined;
  /** How many there are. */
  count(): number;
}

const columns = "id, email, name, role, created_at, last_login_at";

export function createUsers(database: Database, { now, randomBytes }: Environment): Users {
  const insert = database.prepare(
    `INSERT INTO users (email, name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?) RETURNING ${columns}`,
  );
  const select = database.prepare(`SELECT ${columns} FROM users WHERE id = ?`);
  const selectCount = database.prepare("SELECT count(*) AS total FROM users");

  return {
    async add({ email, name, role, password }) {
      const hash = await hashPassword(password, randomBytes(16));
      try {
        return fromRow<UserRecord>(insert.get(email, name, role, hash, instant(now())) ?? {});
      } catch (error) {
        if (isTaken(error, "users.email")) return "email-taken";
        throw error;
      }
    },
    find(id) {
      const row = select.get(id);
      return row && fromRow<UserRecord>(row);
    },
    count: () => Number(selectCount.get()?.["total"]),
  };
}
