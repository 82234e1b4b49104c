// What must not compile when a test tells the mocks what to answer. Checked by the compiler only.
import type { FleetMocks } from "./index.ts";

declare const mocks: FleetMocks;

export function rightOverrides(): void {
  mocks.getAgent.fails("RES_NOT_FOUND", { resource: "Agent", id: "7" });
  mocks.getAgent.replies({ status: 200, body: { hostname: "web-1" } });
  mocks.collections.agents.create({ hostname: "web-1" });
}

export function wrongOverrides(): void {
  // @ts-expect-error getAgent cannot answer this code.
  mocks.getAgent.fails("RES_ALREADY_EXISTS");
  // @ts-expect-error RES_NOT_FOUND has details.
  mocks.getAgent.fails("RES_NOT_FOUND");
  // @ts-expect-error Its details are resource and id.
  mocks.getAgent.fails("RES_NOT_FOUND", { resource: 7 });
  // @ts-expect-error getAgent declares no 202.
  mocks.getAgent.replies({ status: 202, body: { hostname: "web-1" } });
  // @ts-expect-error A hostname is text.
  mocks.getAgent.replies({ status: 200, body: { hostname: 7 } });
  // @ts-expect-error There is no such operation.
  mocks.getAgents.fails("RES_NOT_FOUND", { resource: "Agent", id: "7" });
  // @ts-expect-error There is no such collection.
  mocks.collections.robots.create({});
}
