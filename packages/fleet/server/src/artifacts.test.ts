import { createHash } from "node:crypto";
import type { Fleet } from "@fleet-api/client";
import { describe, expect, test } from "vitest";
import { type StartedFleet, startFleet } from "./testing/start-fleet.ts";

interface Started extends StartedFleet {
  readonly fleet: Fleet;
  readonly taskId: string;
}

async function startWithTask(): Promise<Started> {
  const started = await startFleet();
  started.store.agents.create({ hostname: "web-1", platform: "linux", version: "2.4.1" });
  const fleet = await started.login();
  const { id: taskId } = await fleet.rebootAgent.orThrow({ path: { agentId: 1 } });
  return { ...started, fleet, taskId };
}

/** Bytes of every value, which no text encoding leaves as they are. */
const content = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256);
const file = new Blob([content], { type: "application/vnd.dump" });

describe("an artifact", () => {
  test("comes back byte for byte as it was uploaded", async () => {
    const { fleet, taskId, url } = await startWithTask();
    const uploaded = await fleet.uploadTaskArtifact({ path: { taskId }, body: { name: "dump.bin", file } });
    if (!uploaded.ok) throw new Error(uploaded.error.message);
    expect(uploaded).toMatchObject({
      status: 201,
      data: {
        task_id: taskId,
        name: "dump.bin",
        media_type: "application/vnd.dump",
        size_bytes: 4096,
        sha256: createHash("sha256").update(content).digest("hex"),
      },
    });
    const { id: artifactId } = uploaded.data;
    const location = new URL(uploaded.headers.get("location") ?? "", url);
    expect(location.pathname).toBe(`/api/v1/tasks/${taskId}/artifacts/${artifactId}`);

    const downloaded = await fleet.downloadTaskArtifact({ path: { taskId, artifactId } });
    if (!downloaded.ok) throw new Error(downloaded.error.message);
    expect(downloaded.headers.get("content-type")).toBe("application/octet-stream");
    expect(downloaded.headers.get("content-disposition")).toBe('attachment; filename="dump.bin"');
    expect(new Uint8Array(await downloaded.data.arrayBuffer())).toEqual(content);
  });

  test("may be empty", async () => {
    const { fleet, taskId } = await startWithTask();
    const body = { name: "empty", file: new Blob([]) };
    const { id: artifactId, size_bytes } = await fleet.uploadTaskArtifact.orThrow({ path: { taskId }, body });
    const data = await fleet.downloadTaskArtifact.orThrow({ path: { taskId, artifactId } });
    expect([size_bytes, data.size]).toEqual([0, 0]);
  });

  test("has a name that is unique within its task", async () => {
    const { fleet, taskId } = await startWithTask();
    const input = { path: { taskId }, body: { name: "dump.bin", file } };
    await fleet.uploadTaskArtifact.orThrow(input);
    expect(await fleet.uploadTaskArtifact(input)).toMatchObject({
      ok: false,
      status: 409,
      error: {
        code: "RES_ALREADY_EXISTS",
        details: { resource: "Artifact", field: "name", value: "dump.bin" },
      },
    });
  });

  test("has no name that leads out of its folder", async () => {
    const { fleet, taskId } = await startWithTask();
    const result = await fleet.uploadTaskArtifact({
      path: { taskId },
      body: { name: "../etc/passwd", file },
    });
    expect(result).toMatchObject({
      ok: false,
      status: 422,
      error: { code: "VAL_ERROR", details: [{ field: "name" }] },
    });
  });

  test("of 10 MiB is taken, one byte more is not", async () => {
    const { fleet, taskId } = await startWithTask();
    const upload = (name: string, size: number): ReturnType<Fleet["uploadTaskArtifact"]> =>
      fleet.uploadTaskArtifact({ path: { taskId }, body: { name, file: new Blob([new Uint8Array(size)]) } });
    expect((await upload("largest", 10 * 1024 * 1024)).status).toBe(201);
    for (const more of [1, 64 * 1024]) {
      expect(await upload(`larger-${more}`, 10 * 1024 * 1024 + more)).toMatchObject({
        ok: false,
        status: 413,
        error: { code: "VAL_PAYLOAD_TOO_LARGE" },
      });
    }
  });

  test("is a file, not a text field", async () => {
    const { taskId, url, token } = await startWithTask();
    const form = new FormData();
    form.set("name", "dump.bin");
    form.set("file", "the bytes of the file");
    const response = await fetch(`${url}/api/v1/tasks/${taskId}/artifacts`, {
      method: "POST",
      headers: { authorization: `Bearer ${await token()}` },
      body: form,
    });
    expect(response.status).toBe(422);
  });

  test("that is not there, or is another task's, is not found", async () => {
    const { fleet, taskId } = await startWithTask();
    const { id: artifactId } = await fleet.uploadTaskArtifact.orThrow({
      path: { taskId },
      body: { name: "dump.bin", file },
    });
    const other = await fleet.shutdownAgent.orThrow({ path: { agentId: 1 } });
    for (const path of [
      { taskId, artifactId: taskId },
      { taskId: other.id, artifactId },
    ]) {
      expect(await fleet.downloadTaskArtifact({ path })).toMatchObject({
        ok: false,
        status: 404,
        error: { code: "RES_NOT_FOUND", details: { resource: "Artifact", id: path.artifactId } },
      });
    }
    const missing = await fleet.uploadTaskArtifact({
      path: { taskId: artifactId },
      body: { name: "dump.bin", file },
    });
    expect(missing).toMatchObject({ ok: false, error: { details: { resource: "Task", id: artifactId } } });
  });
});

test("the artifacts of a task are listed a page at a time, oldest first", async () => {
  const { fleet, taskId, advance } = await startWithTask();
  for (const name of ["c", "a", "b"]) {
    await fleet.uploadTaskArtifact.orThrow({ path: { taskId }, body: { name, file } });
    advance(1);
  }
  const pages: string[] = [];
  for await (const { items } of fleet.listTaskArtifacts.pages({ path: { taskId }, query: { limit: 2 } })) {
    pages.push(items.map(({ name }) => name).join(" "));
  }
  expect(pages).toEqual(["c a", "b"]);
});
