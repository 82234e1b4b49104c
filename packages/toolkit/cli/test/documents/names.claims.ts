// What the names of names.yaml have to be: nothing hides what TypeScript has, and nothing is one that was two.
import type { createDate as CreateDateOperation, Operations } from "./gen/operations.gen.ts";
import type {
  DateSchema,
  PetDashKind,
  PetDotKind,
  PetKind,
  PetSlashKind,
  PetSpaceKind,
  PetUnderscoreKind,
  petKind,
  RecordSchema,
} from "./gen/types.gen.ts";

const at: DateSchema = { at: "2026-01-01T00:00:00Z", toString: "", constructor: "" };
const now: Date = new Date();
const records: RecordSchema = { a: { b: {} } };
const kinds: readonly (
  | PetKind
  | petKind
  | PetDashKind
  | PetUnderscoreKind
  | PetDotKind
  | PetSlashKind
  | PetSpaceKind
)[] = [];
const ids: Readonly<
  Record<"getPet" | "getpet" | "GetPet" | "awaitOperation" | "_1st" | "日本語", keyof Operations>
> = {
  getPet: "getPet",
  getpet: "getpet",
  GetPet: "GetPet",
  awaitOperation: "awaitOperation",
  _1st: "_1st",
  日本語: "日本語",
};
declare const operation: typeof CreateDateOperation;
void [at, now, records, kinds, ids, operation];
