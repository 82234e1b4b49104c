import type { JsonObject } from "@lockstep/contract";
import { expect, test } from "vitest";
import { shrink } from "./shrink.ts";

const never = (): boolean => false;

test("what is left is all that the failure needs, and all that a document needs", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1", description: "about pets" },
    tags: [{ name: "a" }],
    paths: {
      "/pets": {
        get: {
          operationId: "listPets",
          parameters: [
            { name: "limit", in: "query" },
            { name: "bad", in: "query" },
            { name: "sort", in: "query" },
          ],
          responses: { "200": { description: "all", content: {} }, "404": { description: "none" } },
        },
      },
    },
  };
  const see = async (one: JsonObject): Promise<boolean> => JSON.stringify(one).includes('"bad"');
  expect(await shrink(document, { see, expired: never })).toEqual({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: { "/pets": { get: { parameters: [{ name: "bad" }], responses: {} } } },
  });
});

test("two nodes far apart are both kept", async () => {
  const document = { paths: {}, a: Array.from({ length: 40 }, (_, index) => ({ index })) };
  const see = async ({ a }: JsonObject): Promise<boolean> => {
    const left = Array.isArray(a) ? a.map((one) => (one as { readonly index?: number }).index) : [];
    return left.includes(3) && left.includes(31);
  };
  expect(await shrink(document, { see, expired: never })).toEqual({
    paths: {},
    a: [{ index: 3 }, { index: 31 }],
  });
});

test("many nodes cost few looks", async () => {
  const document = {
    paths: {},
    a: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`n${index}`, index])),
  };
  let looks = 0;
  const see = async (one: JsonObject): Promise<boolean> => {
    looks += 1;
    return JSON.stringify(one).includes('"n777"');
  };
  await shrink(document, { see, expired: never });
  expect(looks).toBeLessThan(60);
});

test("the time that is up ends it, with what was reached", async () => {
  const document = { paths: {}, a: 1, b: 2, c: 3, bad: 4 };
  let looks = 0;
  const see = async (one: JsonObject): Promise<boolean> => {
    looks += 1;
    return Object.hasOwn(one, "bad");
  };
  const small = await shrink(document, { see, expired: () => looks >= 3 });
  expect(small).toHaveProperty("bad");
  expect(looks).toBe(3);
});
