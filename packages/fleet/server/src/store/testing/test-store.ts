import { openStore, type Store, type StoreOptions } from "../index.ts";

/** A store in memory whose clock stands still until it is told to go on, and whose ids count up. */
export function testStore(options: StoreOptions = {}): { store: Store; advance: (seconds: number) => void } {
  let present = Date.parse("2026-01-01T00:00:00.000Z");
  let ids = 0;
  const store = openStore({
    now: () => new Date(present),
    randomUUID: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`,
    ...options,
  });
  return {
    store,
    advance: (seconds) => {
      present += seconds * 1000;
    },
  };
}
