import { composeImpliedFailure, type Schema, successStatus } from "@lockstep/operation";
import { answerList, answerMadeUp, select } from "../answer/answer.ts";
import { answerSuccess } from "../answer/compose.ts";
import type { Answer, Exchange } from "../answer/exchange.ts";
import { answerRefusal } from "../answer/failure.ts";
import { filledPath, propertyFor } from "../answer/identity.ts";
import { samplePayload } from "../answer/payload.ts";
import { declaredKey, type ResponseShape, responseShape } from "../answer/response-schema.ts";
import { isKeywords, isSchema, texts } from "../sampler/keywords.ts";
import { snake } from "../sampler/names.ts";
import { hash } from "../sampler/random.ts";
import type { StoreRole, World } from "../world.ts";
import { mergePatch } from "./merge-patch.ts";
import type { Item, Store } from "./store.ts";

/** Answers an operation on a collection, and changes the collection as it says. */
export async function answerCollection(
  world: World,
  exchange: Exchange,
  { store, role }: StoreRole,
): Promise<Answer> {
  if (role === "list") return answerItems(world, exchange, store);
  if (role === "create") return create(world, exchange, store);
  const key = exchange.parameters.path[keyParameter(exchange, store) ?? ""];
  const item = store.find(key, scopeOf(exchange, store));
  if (role === "replace") return replace(world, exchange, store, String(key), item);
  if (!item) return missing(world, exchange, store, key);
  if (role === "update") return update(world, exchange, store, String(key), item);
  if (role === "delete") store.remove(key);
  return answerItem(world, exchange, store, item, successStatus(exchange.operation.responses));
}

function create(world: World, exchange: Exchange, store: Store): Answer {
  const parts = storable(world, store, { ...parentKeys(world, exchange, store), ...said(exchange) });
  const duplicate = store.duplicateOf(parts);
  if (duplicate) return conflict(world, exchange, store, duplicate);
  const item = store.add(parts, scopeOf(exchange, store));
  return answerItem(world, exchange, store, item, successStatus(exchange.operation.responses));
}

function update(world: World, exchange: Exchange, store: Store, key: string, item: Item): Answer {
  // A JSON Patch (RFC 6902) is a list of changes, which the mocks do not know how to make.
  if (!isKeywords(exchange.body)) {
    return { reply: composeImpliedFailure("notImplemented", exchange.context), verified: true };
  }
  const merged = mergePatch(withoutChangeTime(item), exchange.body);
  // `null` takes a member away; one that every item has is shown as null from then on.
  const required = texts(world.sampling.keywords(store.descriptor.item)["required"]);
  const emptied = Object.entries(exchange.body).filter(
    ([name, value]) => value === null && required.includes(name),
  );
  const parts = { ...(isKeywords(merged) ? merged : {}), ...Object.fromEntries(emptied) };
  return change(world, exchange, store, key, storable(world, store, parts, item), 200);
}

function replace(
  world: World,
  exchange: Exchange,
  store: Store,
  key: string,
  item: Item | undefined,
): Answer | Promise<Answer> {
  const { operation } = exchange;
  if (!item && !Object.hasOwn(operation.responses, "201")) return missing(world, exchange, store, key);
  const kept = item
    ? readOnlyParts(world, store, withoutChangeTime(item))
    : parentKeys(world, exchange, store);
  const parts = storable(world, store, { ...kept, ...said(exchange) }, item);
  return change(world, exchange, store, key, parts, item ? 200 : 201);
}

function change(
  world: World,
  exchange: Exchange,
  store: Store,
  key: string,
  parts: Item,
  status: 200 | 201,
): Answer {
  const { responses } = exchange.operation;
  const duplicate = store.duplicateOf(parts, key);
  if (duplicate) return conflict(world, exchange, store, duplicate);
  const item = store.put(key, parts, scopeOf(exchange, store));
  const stated = Object.hasOwn(responses, String(status)) ? status : successStatus(responses);
  return answerItem(world, exchange, store, item, stated);
}

function said({ body }: Exchange): Item {
  return isKeywords(body) ? body : {};
}

/**
 * What of a request's body an item can hold: requests may write a property otherwise than answers show it, an id where the answer has
 * the whole thing, or have some that answers lack. Where parts fit one by one but not together, what was there stays.
 */
function storable(world: World, { descriptor }: Store, parts: Item, before: Item = {}): Item {
  const { sampling } = world;
  const properties = sampling.properties(descriptor.item);
  const { additionalProperties: rest } = sampling.keywords(descriptor.item);
  const open = Object.keys(properties).length === 0 || isKeywords(rest);
  const kept = Object.entries(parts).flatMap(([name, value]): [string, unknown][] => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : isSchema(rest) ? rest : undefined;
    const declared = Object.hasOwn(properties, name) || open;
    if (declared && sampling.fits(schema, value)) return [[name, value]];
    return declared && Object.hasOwn(before, name) ? [[name, before[name]]] : [];
  });
  const given = Object.fromEntries(kept);
  const { valid } = sampling.make({ schema: descriptor.item, seed: 0, given, optional: "none" });
  return valid ? given : before;
}

function answerItem(world: World, exchange: Exchange, store: Store, item: Item, status: number): Answer {
  const shape = responseShape(world, exchange.operation, status);
  const body = shape.mediaType === undefined ? undefined : placed(world, exchange, store, shape, item);
  const location = status === 201 ? locationOf(world, exchange, store, item) : undefined;
  return answerSuccess(world, exchange, {
    status,
    ...(body !== undefined && { body }),
    ...(location !== undefined && { headers: { Location: location } }),
  });
}

async function answerItems(world: World, exchange: Exchange, store: Store): Promise<Answer> {
  const { operation } = exchange;
  const status = successStatus(operation.responses);
  const shape = responseShape(world, operation, status);
  const { pagination } = operation;
  const pointer = pagination?.items ?? "";
  const list = pagination ? world.sampling.at(shape.wire, pointer) : shape.payload;
  const items = list && world.sampling.keywords(list)["items"];
  const target = isSchema(items) ? items : store.descriptor.item;
  const chosen = select(exchange, store.list(scopeOf(exchange, store)));
  const shown = chosen.filter(isKeywords).map((item) => projected(world, store, target, item));
  if (pagination) return answerList(world, exchange, status, shape, shown);
  if (isSchema(items)) return answerSuccess(world, exchange, { status, body: shown });
  const name = listProperty(world, shape.payload, store.descriptor.item);
  const body =
    name === undefined ? samplePayload(world, exchange, shape) : withProperty(world, shape, name, shown);
  return answerSuccess(world, exchange, { status, ...(body !== undefined && { body }) });
}

/** The item where the payload holds it: it is the payload, or one of its members. */
function placed(world: World, exchange: Exchange, store: Store, shape: ResponseShape, item: Item): unknown {
  const { payload } = shape;
  if (payload === undefined) return item;
  const properties = world.sampling.properties(payload);
  if (!isSame(payload, store.descriptor.item) && !Object.hasOwn(properties, store.descriptor.key)) {
    const name = Object.keys(properties).find((one) => isSame(properties[one], store.descriptor.item));
    return name === undefined
      ? samplePayload(world, exchange, shape)
      : withProperty(world, shape, name, item);
  }
  return projected(world, store, payload, item);
}

/** The item as another schema shows it, e.g. a summary. */
function projected(world: World, store: Store, schema: Schema, item: Item): unknown {
  if (isSame(schema, store.descriptor.item)) return item;
  const properties = world.sampling.properties(schema);
  const given = Object.fromEntries(Object.entries(item).filter(([name]) => Object.hasOwn(properties, name)));
  const seed = hash(world.seed, store.name, String(item[store.descriptor.key]));
  return world.sampling.make({ schema, seed, given, optional: "none" }).value;
}

function withProperty(world: World, { payload }: ResponseShape, name: string, value: unknown): unknown {
  if (payload === undefined) return { [name]: value };
  const seed = hash(world.seed, "around", name);
  return world.sampling.make({ schema: payload, seed, given: { [name]: value }, optional: "none" }).value;
}

function listProperty(world: World, payload: Schema | undefined, item: Schema): string | undefined {
  const properties = payload === undefined ? {} : world.sampling.properties(payload);
  return Object.keys(properties).find((name) => {
    const property = properties[name];
    const items = property === undefined ? undefined : world.sampling.keywords(property)["items"];
    return isSchema(items) && isSame(items, item);
  });
}

async function missing(world: World, exchange: Exchange, store: Store, key: unknown): Promise<Answer> {
  // Where the contract says nothing of things that are not there, every one is.
  const { operation } = exchange;
  if (!Object.hasOwn(operation.responses, declaredKey(operation, 404))) return answerMadeUp(world, exchange);
  const id = typeof key === "number" ? key : String(key);
  return answerRefusal(world, exchange, "notFound", 404, { resource: store.resource, id });
}

function conflict(
  world: World,
  exchange: Exchange,
  store: Store,
  { field, item }: { readonly field: string; readonly item: Item },
): Answer {
  return answerRefusal(world, exchange, "conflict", 409, {
    resource: store.resource,
    id: String(item[store.descriptor.key]),
    field,
    value: String(item[field]),
  });
}

/** The path parameter that holds the key; `undefined` for operations on the whole collection. */
function keyParameter({ operation }: Exchange, { descriptor }: Store): string | undefined {
  if (operation.path.includes(`{${descriptor.parameter}}`)) return descriptor.parameter;
  return /\{([^{}]+)\}$/.exec(operation.path)?.[1];
}

/** Path parameters beside the key: items below `/agents/7` are not those below `/agents/8`. */
function outerParameters(exchange: Exchange, store: Store): readonly (readonly [string, unknown])[] {
  const own = keyParameter(exchange, store);
  return Object.entries(exchange.parameters.path).filter(([name]) => name !== own);
}

function scopeOf(exchange: Exchange, store: Store): string | undefined {
  const outer = outerParameters(exchange, store);
  if (outer.length === 0) return undefined;
  return JSON.stringify(outer.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function parentKeys(world: World, exchange: Exchange, store: Store): Item {
  const properties = world.sampling.properties(store.descriptor.item);
  return Object.fromEntries(
    outerParameters(exchange, store).flatMap(([name, value]) => {
      const property = propertyFor(name, properties, false);
      return property === undefined ? [] : [[property, value]];
    }),
  );
}

function readOnlyParts(world: World, { descriptor }: Store, item: Item): Item {
  const properties = world.sampling.properties(descriptor.item);
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => {
      const schema = properties[name];
      return name === descriptor.key || (typeof schema === "object" && schema["readOnly"] === true);
    }),
  );
}

// Taken off, so that the store writes it anew.
function withoutChangeTime(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !/^(updated|modified)(_(at|on))?$/.test(snake(name))),
  );
}

function locationOf(world: World, exchange: Exchange, { descriptor }: Store, item: Item): string | undefined {
  const declared = world.contract.schemas.operations[exchange.operation.id]?.headers?.["201"];
  const [id] = [descriptor.get ?? []].flat();
  const get = id === undefined ? undefined : world.operations.get(id);
  if (!get || !declared || !Object.hasOwn(declared, "location")) return undefined;
  const values = { ...exchange.parameters.path, [descriptor.parameter]: item[descriptor.key] };
  return world.basePath + filledPath(get.path, values);
}

function isSame(left: Schema | undefined, right: Schema): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
