// What must not compile on the client's side, and what must be known without a cast. Checked by the compiler only.
import { expectTypeOf } from "vitest";
import type { NotFoundDetails } from "../gen/types.gen.ts";
import type { Agent, Fleet } from "./index.ts";

declare const fleet: Fleet;

export async function rightCalls(): Promise<void> {
  const result = await fleet.getAgent({ path: { agentId: 7 } });
  if (result.ok) expectTypeOf(result.data).toEqualTypeOf<Agent>();
  else if (result.error.code === "RES_NOT_FOUND") {
    expectTypeOf(result.error.details).toEqualTypeOf<NotFoundDetails>();
  }
  for await (const agent of fleet.listAgents.items({ query: { status: "online" } })) {
    expectTypeOf(agent).toEqualTypeOf<Agent>();
  }
  expectTypeOf(await fleet.getAgent.orThrow({ path: { agentId: 7 } })).toEqualTypeOf<Agent>();
}

export async function wrongCalls(): Promise<void> {
  // @ts-expect-error The path parameter is missing.
  await fleet.getAgent();
  // @ts-expect-error An id is a number.
  await fleet.getAgent({ path: { agentId: "seven" } });
  // @ts-expect-error There is no such filter.
  await fleet.listAgents({ query: { colour: "red" } });
  // @ts-expect-error There is no such status.
  await fleet.listAgents({ query: { status: "asleep" } });
  // @ts-expect-error A hostname is needed.
  await fleet.createAgent({ body: { platform: "linux", version: "1.0.0" } });
  // @ts-expect-error The server decides about ids.
  await fleet.createAgent({ body: { id: 1, hostname: "web-1", platform: "linux", version: "1.0.0" } });
  // @ts-expect-error getAgent is not paged.
  fleet.getAgent.items({ path: { agentId: 7 } });
  const result = await fleet.getAgent({ path: { agentId: 7 } });
  // @ts-expect-error Whether it went well has to be asked first.
  result.data;
  // @ts-expect-error getAgent cannot answer this code.
  if (!result.ok && result.error.code === "RES_ALREADY_EXISTS") return;
}
