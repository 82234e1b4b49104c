/** What the instances of one server share. Small on purpose: it grows with the behaviours that need it. */
export interface State {
  /** Stores `value` under `key` unless something is stored there already; gives what is stored then. */
  getOrSet(key: string, value: string): Promise<string>;
}
