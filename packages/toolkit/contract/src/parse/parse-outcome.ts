/** What a parser makes of a text: a value, or the first fault with its place. */
export type ParseOutcome =
  | { readonly ok: true; readonly value: unknown; readonly duplicates: boolean }
  | { readonly ok: false; readonly reason: string; readonly offset: number; readonly length: number };
