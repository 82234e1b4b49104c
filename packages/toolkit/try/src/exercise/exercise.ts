import type { CollectionModel } from "@lockstep/generator-mocks";
import type { LinePhase, TryResult } from "../result.ts";
import { callOperations } from "./answers/call-operations.ts";
import { bootServer } from "./boot-server.ts";
import { importGenerated } from "./generated.ts";
import { compareRefusals } from "./refusals/compare-refusals.ts";

/** How the exercise tells what it does and finds. */
export interface Reporting {
  begin(phase: LinePhase): void;
  update(part: Partial<TryResult>): void;
  /** Reports a failure of the phase that was begun last. @param kind what failures of its kind have in common. */
  fail(message: string, more?: { readonly operation?: string; readonly kind?: string }): void;
}

/** How far the exercise goes; without `refusals` no server is started. */
export interface Exercise {
  readonly collections: readonly CollectionModel[];
  /** Default: all. */
  readonly until?: "boot" | "answer" | "refusal";
}

/** Starts the server, calls every operation against the mocks, and sends a broken request for each to mocks and server. */
export async function exercise(
  folder: string,
  { collections, until = "refusal" }: Exercise,
  reporting: Reporting,
): Promise<void> {
  const { begin, update } = reporting;
  begin("boot");
  const generated = await importGenerated(folder);
  const server = until === "answer" ? undefined : await bootServer(generated, reporting);
  update({ booted: server !== undefined });
  if (until === "boot") return server?.close();
  begin("answer");
  const { requests, ...counts } = await callOperations(generated, collections, reporting);
  update(counts);
  if (!server) return;
  begin("refusal");
  update(await compareRefusals(generated, requests, server.url, reporting));
  await server.close();
}
