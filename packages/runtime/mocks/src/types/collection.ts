/** Items of one resource, which the operations on it share. Starts empty unless `seedCollections` says otherwise. */
export interface Collection<Item = unknown> {
  /** Adds an item; a missing key is allocated, what else is required is sampled. */
  create(parts?: Partial<Item>): Item;
  /** In the order of their creation. */
  all(): readonly Item[];
  get(key: string | number): Item | undefined;
  /** Removes all items; keys begin anew. */
  clear(): void;
}
