import { getAt, isJson, type Schema, successStatus } from "@lockstep/operation";
import { answerCollection } from "../collections/answer-collection.ts";
import { pageOf, withoutItems } from "../listing/page-of.ts";
import { filterItems, sortItems } from "../listing/select.ts";
import { virtualList } from "../listing/virtual-list.ts";
import type { StatedReply } from "../overrides/plan.ts";
import { isKeywords, isSchema } from "../sampler/keywords.ts";
import { hash } from "../sampler/random.ts";
import type { World } from "../world.ts";
import { answerBody, answerPage, answerSuccess } from "./compose.ts";
import { exampleOf } from "./example.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { identityOf } from "./identity.ts";
import { echo, samplePayload } from "./payload.ts";
import { declaredKey, type ResponseShape, responseShape } from "./response-schema.ts";

/** How many things there are in a list that nobody filled: more than one page of any usual size of tests. */
const virtualTotal = 23;
/** How many of them a list gives that is not paged. */
const unpagedTotal = 5;

/** Answers by itself: from a collection, an example, or a sample. */
export async function answer(world: World, exchange: Exchange): Promise<Answer> {
  const role = world.stores.get(exchange.operation.id);
  return role ? answerCollection(world, exchange, role) : answerMadeUp(world, exchange);
}

/** Answers from an example or a sample, whatever was stored. */
export async function answerMadeUp(world: World, exchange: Exchange): Promise<Answer> {
  const { operation } = exchange;
  const status = answeredStatus(operation.responses);
  const shape = responseShape(world, operation, status);
  const example = exampleOf(world, operation, declaredKey(operation, status), shape);
  if (example) return answerExample(world, exchange, status, shape, example.value);
  const list = itemSchema(world, exchange, shape);
  if (list && operation.pagination) {
    const items = virtualList(world, operation, exchange.parameters, list, virtualTotal);
    return answerList(world, exchange, status, shape, select(exchange, items));
  }
  if (list && operation.method === "GET") {
    const { minItems = 0, maxItems = unpagedTotal } = shape.payload
      ? world.sampling.keywords(shape.payload)
      : {};
    const count = Math.min(Math.max(unpagedTotal, Number(minItems)), Number(maxItems));
    const items = virtualList(world, operation, exchange.parameters, list, count);
    const filtered = filterItems(items, operation, exchange.parameters);
    const body = filtered.length < Number(minItems) ? items : filtered;
    return answerSuccess(world, exchange, { status, body });
  }
  return answerSuccess(world, exchange, { status, ...payloadPart(samplePayload(world, exchange, shape)) });
}

/** Answers what a test stated; what it left out is sampled. */
export async function answerStated(world: World, exchange: Exchange, reply: StatedReply): Promise<Answer> {
  const { operation } = exchange;
  const { status, body, headers, contentType } = reply;
  const shape = responseShape(world, operation, status, contentType);
  const options = { status, ...(headers && { headers }), ...(contentType !== undefined && { contentType }) };
  if (status >= 400) {
    const parts = samplePayload(world, exchange, { ...shape, payload: shape.wire }, body);
    return answerBody(world, exchange, { ...options, ...payloadPart(parts) });
  }
  const stated =
    operation.pagination && statedItems(operation.pagination.items, operation.envelope?.data, body);
  if (operation.pagination && stated) {
    const item = itemSchema(world, exchange, shape);
    const items = stated.map((given, index) =>
      item === undefined
        ? given
        : world.sampling.make({ schema: item, seed: hash(world.seed, operation.id, "stated", index), given })
            .value,
    );
    return answerList(world, exchange, status, shape, items, body, headers);
  }
  return answerSuccess(world, exchange, {
    ...options,
    ...payloadPart(samplePayload(world, exchange, shape, body)),
  });
}

/** Pages a list; the payload's other members are sampled, or taken from what is stated. */
export function answerList(
  world: World,
  exchange: Exchange,
  status: number,
  { payload }: ResponseShape,
  items: readonly unknown[],
  stated?: unknown,
  headers?: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { operation, page: request, emptyMiddlePage } = exchange;
  const { pagination } = operation;
  if (!pagination || !request) throw new TypeError(`${operation.id} is not paged.`);
  const pointer = pagination.items.slice(operation.envelope?.data.length ?? 0);
  const seed = hash(world.seed, operation.id, "page");
  const given = isKeywords(stated) ? { given: stated } : {};
  const around = payload && world.sampling.make({ schema: payload, seed, optional: "none", ...given }).value;
  const extra = withoutItems(around, pointer);
  const page = pageOf(items, pagination, request, emptyMiddlePage);
  return answerPage(
    world,
    exchange,
    { ...page, ...(extra && { extra }) },
    { status, ...(headers && { headers }) },
  );
}

/** Filtered and ordered as the request asks. */
export function select(exchange: Exchange, items: readonly unknown[]): readonly unknown[] {
  return sortItems(filterItems(items, exchange.operation, exchange.parameters), exchange.page?.sort ?? []);
}

async function answerExample(
  world: World,
  exchange: Exchange,
  status: number,
  shape: ResponseShape,
  example: unknown,
): Promise<Answer> {
  const { operation } = exchange;
  const { pagination, envelope } = operation;
  const items = pagination && getAt(example, pagination.items);
  const payload =
    envelope && shape.mediaType && isJson(shape.mediaType) ? getAt(example, envelope.data) : example;
  if (Array.isArray(items))
    return answerList(world, exchange, status, shape, select(exchange, items), payload);
  return answerSuccess(world, exchange, {
    status,
    ...payloadPart(withRequest(world, exchange, shape, payload)),
  });
}

/** An example tells of one thing; what the request says of that thing comes first. */
function withRequest(
  world: World,
  exchange: Exchange,
  { payload }: ResponseShape,
  example: unknown,
): unknown {
  if (!isKeywords(example) || payload === undefined) return example;
  const { given } = identityOf(world, exchange.operation, exchange.parameters, payload);
  const said = { ...given, ...echo(world, exchange, payload) };
  return {
    ...example,
    ...Object.fromEntries(Object.entries(said).filter(([name]) => Object.hasOwn(example, name))),
  };
}

/** The schema of a list's elements: the items of a page, or a payload that is an array. */
function itemSchema(world: World, { operation }: Exchange, shape: ResponseShape): Schema | undefined {
  const list = operation.pagination
    ? world.sampling.at(shape.wire, operation.pagination.items)
    : shape.payload;
  if (list === undefined) return undefined;
  const { items, prefixItems, uniqueItems, contains } = world.sampling.keywords(list);
  return isSchema(items) && !prefixItems && !uniqueItems && !contains ? items : undefined;
}

// The items of a page, given alone or where the payload holds them.
function statedItems(items: string, data: string | undefined, body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  const found = getAt(body, items.slice(data?.length ?? 0));
  return Array.isArray(found) ? found : undefined;
}

/** The first success that is declared; where there is none but a redirection, that. */
function answeredStatus(responses: Exchange["operation"]["responses"]): number {
  const redirection = Object.keys(responses).find((status) => /^30[1278]$/.test(status));
  const succeeds = Object.keys(responses).some((status) => /^2|^default$/.test(status));
  return succeeds || redirection === undefined ? successStatus(responses) : Number(redirection);
}

function payloadPart(body: unknown): { readonly body?: unknown } {
  return body === undefined ? {} : { body };
}
