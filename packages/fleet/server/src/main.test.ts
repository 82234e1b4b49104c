import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFleet } from "@fleet-api/client";
import { expect, onTestFinished, test } from "vitest";
import { demoUsers } from "./index.ts";

/** Starts the program as a process of its own, which the test's end stops. */
function startMain(environment: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** All that it says until it ends, or until it says `last`. */
async function said(stream: ChildProcess["stdout"], last?: RegExp): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) {
    text += chunk;
    if (last?.test(text)) break;
  }
  return text;
}

test("a server keeps its store in the file that the environment names, and ends when it is told to", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fleet-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const environment = { PORT: "0", FLEET_DATABASE: join(folder, "fleet.db") };
  const [user] = demoUsers;
  const body = { email: user?.email ?? "", password: user?.password ?? "" };

  const first = startMain(environment);
  const greeting = await said(first.stdout, /http:\/\/\S+\n/);
  expect(greeting).toContain("has the demo's users now");
  const session = await createFleet({ baseUrl: urlIn(greeting) }).login.orThrow({ body });
  first.kill("SIGTERM");
  expect(await once(first, "exit")).toEqual([0, null]);

  const second = startMain(environment);
  const again = await said(second.stdout, /http:\/\/\S+\n/);
  expect(again).not.toContain("has the demo's users now");
  const fleet = createFleet({ baseUrl: urlIn(again), auth: { bearerAuth: session.access_token } });
  expect((await fleet.getProfile()).ok).toBe(true);
});

test("a server that is told nonsense says so without a stack, and exits with 2", async () => {
  const child = startMain({ PORT: "http", FLEET_DATABASE: "" });
  const [text, [code]] = await Promise.all([said(child.stderr), once(child, "exit")]);
  expect(text.trim().split("\n")).toEqual([
    expect.stringMatching(/^PORT is "http"/),
    expect.stringMatching(/^FLEET_DATABASE is empty/),
  ]);
  expect(code).toBe(2);
});

function urlIn(text: string): string {
  return /http:\/\/\S+/.exec(text)?.[0] ?? "";
}
