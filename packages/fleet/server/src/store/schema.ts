import { type Database, StoreOpenError } from "./sqlite.ts";

/** Raised with every change of the tables. */
const version = 1;

/**
 * Makes the tables in an empty database.
 * @throws StoreOpenError when the database holds tables of another version.
 */
export function createSchema(database: Database): void {
  const found = database.prepare("PRAGMA user_version").get()?.["user_version"];
  if (found === version) return;
  if (found !== 0) {
    throw new StoreOpenError(
      `The store holds tables of version ${found}, this server needs version ${version}; move the file away, or run the server that made it.`,
    );
  }
  database.exec(`BEGIN; ${tables} PRAGMA user_version = ${version}; COMMIT;`);
}

// Instants are text in UTC with milliseconds, so that they sort as they stand.
const tables = `
CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('admin', 'operator', 'viewer')),
  password_hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_login_at TEXT
) STRICT;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
  access_hash TEXT NOT NULL UNIQUE,
  access_expires_at TEXT NOT NULL,
  refresh_hash TEXT NOT NULL UNIQUE,
  refresh_expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_end ON sessions (refresh_expires_at);

CREATE TABLE agents (
  id INTEGER PRIMARY KEY,
  hostname TEXT NOT NULL UNIQUE COLLATE NOCASE,
  platform TEXT NOT NULL CHECK (platform IN ('linux', 'windows', 'macos', 'freebsd')),
  version TEXT NOT NULL,
  version_key TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('online', 'offline', 'maintenance')),
  priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 100),
  group_id INTEGER,
  description TEXT,
  tags TEXT NOT NULL CHECK (json_type(tags) = 'array'),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX agents_by_creation ON agents (created_at, id);

-- Hands out ids; deleted ones are not handed out again.
CREATE TABLE last_agent_id (id INTEGER NOT NULL) STRICT;
INSERT INTO last_agent_id VALUES (0);

CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('reboot', 'shutdown', 'update_agent')),
  status TEXT NOT NULL CHECK (status IN ('pending', 'running', 'succeeded', 'failed', 'cancelled')),
  agent_id INTEGER NOT NULL REFERENCES agents ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
  requested_by TEXT NOT NULL,
  failure TEXT,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT
) STRICT;
CREATE INDEX tasks_by_creation ON tasks (created_at, id);
CREATE INDEX tasks_by_agent ON tasks (agent_id, status);
CREATE UNIQUE INDEX one_open_task ON tasks (agent_id, kind) WHERE status IN ('pending', 'running');

CREATE TABLE task_logs (
  task_id TEXT NOT NULL REFERENCES tasks ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('debug', 'info', 'warning', 'error')),
  message TEXT NOT NULL,
  logged_at TEXT NOT NULL,
  PRIMARY KEY (task_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE artifacts (
  id TEXT PRIMARY KEY,
  task_id TEXT NOT NULL REFERENCES tasks ON DELETE CASCADE,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  created_at TEXT NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (task_id, name)
) STRICT;

CREATE VIEW agent_overview AS
SELECT *,
  CASE status
    WHEN 'offline' THEN 0
    WHEN 'maintenance' THEN min(50, max(0, 100 - 20 * failed_tasks))
    ELSE max(0, 100 - 20 * failed_tasks)
  END AS health_score
FROM (
  SELECT agents.*,
    (SELECT count(*) FROM tasks WHERE agent_id = agents.id AND tasks.status IN ('pending', 'running')) AS open_tasks,
    (SELECT count(*) FROM tasks WHERE agent_id = agents.id AND tasks.status = 'failed') AS failed_tasks
  FROM agents
);
`;
