import type { Schema } from "@lockstep/operation";
import { DuplicateItemError } from "../errors.ts";
import { snake } from "../sampler/names.ts";
import { hash } from "../sampler/random.ts";
import type { Sampling } from "../sampler/sampling.ts";
import type { Collection } from "../types/collection.ts";
import type { CollectionDescriptor } from "../types/contract.ts";

/** An item of a collection. */
export type Item = Readonly<Record<string, unknown>>;

/** The path parameters that an item lives under, beside its key; `undefined` for one that a test made: it is everywhere. */
export type Scope = string | undefined;

/** The items of one collection. */
export interface Store {
  readonly name: string;
  readonly descriptor: CollectionDescriptor;
  /** What one item is called, e.g. `Agent`. */
  readonly resource: string;
  /** For tests. */
  readonly face: Collection;
  add(parts: Item, scope: Scope): Item;
  /** Puts a changed item, or a new one with a key that the caller chose, in its place. */
  put(key: string, item: Item, scope: Scope): Item;
  find(key: unknown, scope: Scope): Item | undefined;
  list(scope: Scope): readonly Item[];
  remove(key: unknown): void;
  /** The unique property whose value another item has already. */
  duplicateOf(parts: Item, exceptKey?: unknown): { readonly field: string; readonly item: Item } | undefined;
  /** Back to the items it starts with. */
  reset(): void;
}

/** What a store needs of its surroundings. */
export interface StoreSettings {
  readonly sampling: Sampling;
  readonly seed: number;
  readonly now: () => Date;
  /** Items it starts with. */
  readonly initial: number;
}

export function createStore(name: string, descriptor: CollectionDescriptor, settings: StoreSettings): Store {
  const { sampling, seed, now, initial } = settings;
  const { key, item: schema, unique = [] } = descriptor;
  const records = new Map<string, { readonly item: Item; readonly scope: Scope }>();
  const properties = sampling.properties(schema);
  let made = 0;

  const nextKey = (): unknown => {
    const own = properties[key] ?? true;
    const whole = sampling.keywords(own)["type"] === "integer";
    for (;;) {
      made++;
      const id = whole ? made : sampling.make({ schema: own, seed: hash(seed, name, "key", made) }).value;
      if (!records.has(String(id)) && (!whole || sampling.fits(own, id))) return id;
      if (made > 100_000) throw new RangeError(`No key is left that ${name} could give to another item.`);
    }
  };
  const complete = (parts: Item, id: unknown): Item => {
    const given = { ...defaults(properties), ...timestamps(properties, now()), ...parts, [key]: id };
    const request = { schema, seed: hash(seed, name, String(id)), given, optional: "none" } as const;
    return Object.freeze({ ...(sampling.make(request).value as Item) });
  };
  const put = (id: unknown, parts: Item, scope: Scope): Item => {
    const item = complete(parts, id);
    records.set(String(id), { item, scope });
    return item;
  };
  const add = (parts: Item, scope: Scope): Item => {
    const id = parts[key] ?? nextKey();
    if (records.has(String(id))) {
      throw new DuplicateItemError(`There is an item with ${key} ${String(id)} in ${name} already.`);
    }
    return put(id, parts, scope);
  };
  const store: Store = {
    name,
    descriptor,
    resource: resourceName(name, schema),
    add,
    put: (id, item, scope) =>
      put(item[key] ?? keyOf(properties[key], id), item, records.get(id)?.scope ?? scope),
    find(id, scope) {
      const record = records.get(String(id));
      return record && isWithin(record.scope, scope) ? record.item : undefined;
    },
    list: (scope) =>
      [...records.values()].filter((one) => isWithin(one.scope, scope)).map(({ item }) => item),
    remove: (id) => records.delete(String(id)),
    duplicateOf(parts, exceptKey) {
      for (const field of [key, ...unique]) {
        const value = parts[field];
        if (value === undefined) continue;
        for (const { item } of records.values()) {
          if (item[field] === value && String(item[key]) !== String(exceptKey)) return { field, item };
        }
      }
      return undefined;
    },
    reset() {
      records.clear();
      made = 0;
      for (let count = 0; count < initial; count++) {
        const id = nextKey();
        const full = sampling.make({
          schema,
          seed: hash(seed, name, String(id)),
          given: { [key]: id },
        }).value;
        records.set(String(id), { item: Object.freeze({ ...(full as Item) }), scope: undefined });
      }
    },
    face: {
      create: (parts = {}) => add(parts as Item, undefined),
      all: () => [...records.values()].map(({ item }) => item),
      get: (id) => records.get(String(id))?.item,
      clear() {
        records.clear();
        made = 0;
      },
    },
  };
  store.reset();
  return store;

  function keyOf(own: Schema | undefined, id: string): unknown {
    return own !== undefined && !sampling.fits(own, id) && sampling.fits(own, Number(id)) ? Number(id) : id;
  }
}

function isWithin(scope: Scope, asked: Scope): boolean {
  return scope === undefined || asked === undefined || scope === asked;
}

function defaults(properties: Readonly<Record<string, Schema>>): Item {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) =>
      typeof schema === "object" && schema["default"] !== undefined
        ? [[name, structuredClone(schema["default"])]]
        : [],
    ),
  );
}

/** Times that a server keeps: when an item was made, once; when it was changed, each time. */
function timestamps(properties: Readonly<Record<string, Schema>>, now: Date): Item {
  const instant = now.toISOString();
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) => {
      const isTime = typeof schema === "object" && schema["format"] === "date-time";
      if (!isTime || !/^(created|updated|modified)(_(at|on))?$/.test(snake(name))) return [];
      return [[name, instant]];
    }),
  );
}

function resourceName(name: string, schema: Schema): string {
  const reference = typeof schema === "object" ? schema["$ref"] : undefined;
  if (typeof reference === "string")
    return decodeURIComponent(reference.slice(reference.lastIndexOf("/") + 1));
  const single = name.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
  return single.slice(0, 1).toUpperCase() + single.slice(1);
}
