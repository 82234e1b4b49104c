import { createHash } from "node:crypto";
import { type Environment, instant } from "./environment.ts";
import { fromRow } from "./rows.ts";
import { type Database, isTaken } from "./sqlite.ts";

export interface ArtifactRecord {
  readonly id: string;
  readonly taskId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly createdAt: string;
}

export interface ArtifactInput {
  /** Unique within the task. */
  readonly name: string;
  /** Default `application/octet-stream`. */
  readonly mediaType?: string | undefined;
  readonly content: Uint8Array;
}

export interface Artifacts {
  add(taskId: string, input: ArtifactInput): ArtifactRecord | "task-missing" | "name-taken";
  /** Oldest first; undefined when there is no such task. */
  list(
    taskId: string,
    page: { readonly limit: number; readonly offset: number },
  ): { readonly items: readonly ArtifactRecord[]; readonly total: number } | undefined;
  /** The file itself; undefined when the task has no such artifact. */
  read(
    taskId: string,
    artifactId: string,
  ): { readonly artifact: ArtifactRecord; readonly content: Uint8Array } | undefined;
}

const columns = "id, task_id, name, media_type, size_bytes, sha256, created_at";

export function createArtifacts(database: Database, { now, randomUUID }: Environment): Artifacts {
  const insert = database.prepare(
    `INSERT INTO artifacts VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING ${columns}`,
  );
  const selectTask = database.prepare("SELECT 1 FROM tasks WHERE id = ?");
  const count = database.prepare("SELECT count(*) AS total FROM artifacts WHERE task_id = ?");
  const selectPage = database.prepare(
    `SELECT ${columns} FROM artifacts WHERE task_id = ? ORDER BY created_at, name LIMIT ? OFFSET ?`,
  );
  const selectOne = database.prepare(`SELECT ${columns} FROM artifacts WHERE id = ? AND task_id = ?`);
  const selectContent = database.prepare("SELECT content FROM artifacts WHERE id = ?");

  return {
    add(taskId, { name, mediaType = "application/octet-stream", content }) {
      if (!selectTask.get(taskId)) return "task-missing";
      const sha256 = createHash("sha256").update(content).digest("hex");
      const values = [
        randomUUID(),
        taskId,
        name,
        mediaType,
        content.byteLength,
        sha256,
        instant(now()),
        content,
      ];
      try {
        return fromRow<ArtifactRecord>(insert.get(...values) ?? {});
      } catch (error) {
        if (isTaken(error, "artifacts.name")) return "name-taken";
        throw error;
      }
    },
    list(taskId, { limit, offset }) {
      if (!selectTask.get(taskId)) return undefined;
      const items = selectPage.all(taskId, limit, offset).map((row) => fromRow<ArtifactRecord>(row));
      return { items, total: Number(count.get(taskId)?.["total"]) };
    },
    read(taskId, artifactId) {
      const row = selectOne.get(artifactId, taskId);
      const content = row && selectContent.get(artifactId)?.["content"];
      return content instanceof Uint8Array
        ? { artifact: fromRow<ArtifactRecord>(row ?? {}), content }
        : undefined;
    },
  };
}
