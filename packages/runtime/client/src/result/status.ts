type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
type ToNumber<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** The hundred statuses that begin with a digit: `Hundred<"4">` is `400 | 401 | … | 499`. */
type Hundred<First extends string> = First extends Digit ? ToNumber<`${First}${Digit}${Digit}`> : never;

/** Statuses of answers that are successes (RFC 9110 §15.3). */
export type SuccessStatus = Hundred<"2">;

/** Statuses of answers that are not; redirects that were not followed are among them. */
export type FailureStatus = Hundred<"3" | "4" | "5">;

/** The statuses that the keys of a contract's responses state one by one. */
type Exact<Key> = Key extends number ? Key : ToNumber<Key>;

/** The statuses that they state by range, such as `"4XX"`. */
type Ranged<Key> = Key extends `${infer First}XX` ? Hundred<First> : never;

/**
 * The statuses that one key of a contract's responses stands for: a range without what is stated exactly, `"default"`
 * without all else (OAS 3.1 §4.8.16). Literals throughout, so that a union over the keys narrows by `status`.
 */
export type StatusOf<Key, Keys, All extends number> = Key extends "default"
  ? Exclude<All, Exact<Keys> | Ranged<Keys>>
  : Key extends `${string}XX`
    ? Exclude<Extract<Ranged<Key>, All>, Exact<Keys>>
    : Exact<Key>;
