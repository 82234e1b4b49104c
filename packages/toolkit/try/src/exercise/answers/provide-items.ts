import type { CollectionModel } from "@lockstep/generator-mocks";
import type { SampledInput } from "@lockstep/mocks";
import type { Operation } from "@lockstep/operation";
import type { Mocks } from "../generated.ts";

/** Puts what an operation works on into the mocks, and gives the input that speaks of it. */
export type ProvideItem = (operation: Operation, input: SampledInput) => SampledInput;

/**
 * Collections of the mocks start empty, so that whatever asks for one item is answered "not found". That would be a valid answer, but
 * not the one to be seen: before each such call an item is created, and the call is made with its key.
 */
export function itemProvider(collections: readonly CollectionModel[], mocks: Mocks): ProvideItem {
  const owners = new Map<string, CollectionModel>();
  for (const collection of collections) {
    const { get, update, replace, delete: remove } = collection;
    for (const id of [get, update ?? [], replace ?? [], remove ?? []].flat()) owners.set(id, collection);
  }
  return ({ id, path }, input) => {
    const collection = owners.get(id);
    const item = collection && mocks.collections?.[collection.name]?.create();
    if (!collection || !item) return input;
    // Older versions of an operation may call the parameter otherwise.
    const named = path.includes(`{${collection.parameter}}`);
    const parameter = named ? collection.parameter : /\{([^{}]+)\}$/.exec(path)?.[1];
    if (parameter === undefined) return input;
    return { ...input, path: { ...input.path, [parameter]: item[collection.key] } };
  };
}
