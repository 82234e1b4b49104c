import {
  composePageSuccess,
  composeSuccess,
  isJson,
  type Page,
  type Success,
  type WireReply,
} from "@lockstep/operation";
import { hash } from "../sampler/random.ts";
import type { World } from "../world.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { responseShape } from "./response-schema.ts";

/** Answers a payload: wrapped, completed where the contract wants more, and checked. */
export function answerSuccess(world: World, exchange: Exchange, success: Success): Answer {
  const { operation, context } = exchange;
  const { mediaType, wire } = responseShape(world, operation, success.status, success.contentType);
  const reply = composeSuccess(
    { ...success, ...(mediaType !== undefined && { contentType: mediaType }) },
    context,
  );
  return checked(world, exchange, reply, wire);
}

/** Answers a page where the contract says that its items, counts and links stand. */
export async function answerPage(
  world: World,
  exchange: Exchange,
  page: Page,
  more: Pick<Success, "status" | "headers">,
): Promise<Answer> {
  const { operation, context, reference, binding, page: request } = exchange;
  if (!request) throw new TypeError(`${operation.id} was asked for no page.`);
  const paging = { target: reference, binding, cursors: world.cursors, ...more };
  const reply = await composePageSuccess(page, request, context, paging);
  return checked(
    world,
    exchange,
    reply,
    responseShape(world, operation, more.status, reply.contentType).wire,
  );
}

/** Answers an error body as it travels, for a status whose contract names no code. */
export function answerBody(world: World, exchange: Exchange, success: Success): Answer {
  const { envelope: _, ...operation } = exchange.operation;
  const { mediaType, wire } = responseShape(world, operation, success.status, success.contentType);
  const typed = { ...success, ...(mediaType !== undefined && { contentType: mediaType }) };
  return checked(world, exchange, composeSuccess(typed, { ...exchange.context, operation }), wire);
}

function checked(
  world: World,
  exchange: Exchange,
  answered: WireReply,
  schema: ReturnType<typeof responseShape>["wire"],
): Answer {
  const { operation } = exchange;
  const reply = withHeaders(world, exchange, answered);
  const { body, contentType } = reply;
  if (schema === undefined || body === undefined || contentType === undefined || !isJson(contentType)) {
    return { reply, verified: true };
  }
  if (world.sampling.fits(schema, body)) return { reply, verified: true };
  // The contract asks for more around the payload than its envelope says: fill that in, keep what is there.
  const seed = hash(world.seed, operation.id, "wire");
  const filled = world.sampling.make({ schema, seed, given: body, optional: "none" });
  if (filled.valid) return { reply: { ...reply, body: filled.value }, verified: true };
  // Better another valid answer than one that says what was asked and breaks the contract: an empty list, where nothing can be in it.
  const other = world.sampling.make({ schema, seed });
  return { reply: other.valid ? { ...reply, body: other.value } : reply, verified: other.valid };
}

/** Makes up the headers that the contract requires and nobody has set. */
function withHeaders(world: World, { operation, parameters }: Exchange, reply: WireReply): WireReply {
  const status = String(reply.status);
  const present = new Set(Object.keys(reply.headers).map((name) => name.toLowerCase()));
  const missing = (operation.responses[status]?.headers ?? []).filter(
    (name) => !present.has(name.toLowerCase()),
  );
  if (missing.length === 0) return reply;
  const schemas = world.contract.schemas.operations[operation.id]?.headers?.[status];
  const made = missing.map((name) => {
    const schema = schemas?.[name.toLowerCase()] ?? { type: "string" };
    const seed = hash(world.seed, operation.id, JSON.stringify(parameters.path), status, name);
    return [name, String(world.sampling.make({ schema, seed }).value)];
  });
  return { ...reply, headers: { ...reply.headers, ...Object.fromEntries(made) } };
}
