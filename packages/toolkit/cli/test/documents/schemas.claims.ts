// What the types of schemas.yaml have to be.
import type { All, Base, Json, SelfAlias, Tree } from "./gen/types.gen.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const claim = <_True extends true>(): void => undefined;

claim<Equal<All["a"], Base | null>>();
claim<Equal<All["f"], 5 | undefined>>();
claim<Equal<All["missing"], unknown>>();
claim<Equal<All["ab"], undefined>>();
claim<Equal<All["p"], "x" | null | undefined>>();
claim<Equal<All["$ref"], string | undefined>>();
claim<Equal<SelfAlias, unknown>>();
claim<Equal<NonNullable<All["u"]>, Base>>();

const tree: Tree = [[], [[]]];
const json: Json = { a: ["b", { c: [] }] };
// @ts-expect-error a number is no such value
const noJson: Json = { a: 1 };
// @ts-expect-error the tuple has two items
const short: All["g"] = ["a"];
void [tree, json, noJson, short];
