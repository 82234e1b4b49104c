/** `groupId` → `group_id`. */
export type SnakeCase<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Tail>}`
  : Name;

/** `group_id` → `groupId`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** A record of the store as the API writes it. */
export type Wire<Value> = Value extends readonly (infer Item)[]
  ? Wire<Item>[]
  : Value extends object
    ? { -readonly [Name in keyof Value as Name extends string ? SnakeCase<Name> : never]: Wire<Value[Name]> }
    : Value;

/** What the API writes as the store takes it. */
export type FromWire<Value> = Value extends readonly (infer Item)[]
  ? FromWire<Item>[]
  : Value extends object
    ? { [Name in keyof Value as Name extends string ? CamelCase<Name> : never]: FromWire<Value[Name]> }
    : Value;

/** A row of the database: plain values by column. */
export type Row = Readonly<Record<string, unknown>>;

/** Renames every member, at any depth, from the store's camelCase to the API's snake_case. */
export function toWire<Value>(record: Value): Wire<Value> {
  return renamed(record, (name) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  ) as Wire<Value>;
}

/** Renames every member, at any depth, from the API's snake_case to the store's camelCase. */
export function fromWire<Value>(value: Value): FromWire<Value> {
  return renamed(value, camelCase) as FromWire<Value>;
}

/** A row as a record. The tables' checks vouch for the types: every column of `Shape` must be selected. */
export function fromRow<Shape>(row: Row): Shape {
  return renamed(row, camelCase) as Shape;
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [rename(name), renamed(member, rename)]),
  );
}
