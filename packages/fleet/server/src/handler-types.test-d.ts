// What must not compile on the server's side. Checked by the compiler only.
import { createServer, type Handler, type Handlers } from "../gen/server.gen.ts";
import type { Agent } from "../gen/types.gen.ts";

declare const agent: Agent;
declare const handlers: Handlers;

export const right: Handler<"getAgent"> = ({ path, fail }) =>
  path.agentId > 0
    ? { status: 200, body: agent }
    : fail("RES_NOT_FOUND", { resource: "Agent", id: String(path.agentId) });

// @ts-expect-error getAgent declares no 202.
export const undeclaredStatus: Handler<"getAgent"> = () => ({ status: 202, body: agent });

// @ts-expect-error The body of a 200 is an agent.
export const wrongBody: Handler<"getAgent"> = () => ({ status: 200, body: { hostname: "web-1" } });

export const undeclaredCode: Handler<"getAgent"> = ({ fail }) =>
  // @ts-expect-error getAgent cannot answer that it exists already.
  fail("RES_ALREADY_EXISTS");

export const missingDetails: Handler<"getAgent"> = ({ fail }) =>
  // @ts-expect-error RES_NOT_FOUND has details.
  fail("RES_NOT_FOUND");

export const wrongDetails: Handler<"getAgent"> = ({ fail }) =>
  // @ts-expect-error The details of RES_NOT_FOUND are resource and id.
  fail("RES_NOT_FOUND", { resource: 7 });

export const unknownParameter: Handler<"getAgent"> = ({ path, fail }) =>
  // @ts-expect-error The path has agentId only.
  fail("RES_NOT_FOUND", { resource: "Agent", id: path.agentID });

const { getAgent: _, ...incomplete } = handlers;
export const missingOperation = (): unknown =>
  createServer({
    // @ts-expect-error getAgent is missing.
    handlers: incomplete,
    security: { bearerAuth: ({ fail }) => fail("AUTH_INVALID_TOKEN") },
  });

export const missingScheme = (): unknown =>
  // @ts-expect-error bearerAuth has no check.
  createServer({ handlers, security: {} });
