import { expect, test } from "vitest";
import { kindOf } from "./kind-of.ts";

test.each([
  [
    "gen/types.gen.ts(12,5): error TS2322: Type '\"a\"' is not assignable to type 'Pet'.",
    "gen/types.gen.ts(904,17): error TS2322: Type 'number' is not assignable to type 'Shop'.",
  ],
  [
    "the answer is not valid: body/pets/0/name must be string",
    "the answer is not valid: body/id must be string",
  ],
  ["cannot read /home/a/x.yaml", "cannot read /srv/projects/y.yaml"],
  ["must NOT have fewer than 55 characters", "must NOT have fewer than 3 characters"],
  ["a fault\n    at one (file:///a.ts:1:2)", "a fault\n    at another (file:///b.ts:3:4)"],
])("is the same for %j and %j", (one, other) => {
  expect(kindOf(one)).toBe(kindOf(other));
});

test.each([
  ["error TS2322: no", "error TS2345: no"],
  ["it answers 404", "it answers 500"],
  ["gen/types.gen.ts(1,1): error TS1: no", "gen/client.gen.ts(1,1): error TS1: no"],
])("tells %j from %j", (one, other) => {
  expect(kindOf(one)).not.toBe(kindOf(other));
});
