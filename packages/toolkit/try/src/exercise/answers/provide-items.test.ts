import type { Operation } from "@lockstep/operation";
import { expect, test } from "vitest";
import { itemProvider } from "./provide-items.ts";

const operation = (id: string, path = "/pets/{petId}"): Operation => ({
  id,
  method: "GET",
  path,
  responses: {},
});

function providing(): ReturnType<typeof itemProvider> {
  let made = 0;
  const mocks = {
    fetch,
    collections: { pets: { create: () => ({ id: ++made }) } },
    calls: () => [],
    operation: () => ({ repliesOnce: () => {}, reset: () => {} }),
  };
  const pets = {
    ...{
      name: "pets",
      list: "listPets",
      create: "createPet",
      get: ["getPet", "getPetV1"],
      delete: "deletePet",
    },
    ...{ key: "id", parameter: "petId", item: {} },
  };
  return itemProvider([pets], mocks);
}

test("what works on one item is called with the key of a new one, each time", () => {
  const provide = providing();
  const input = { path: { petId: 99, shopId: 3 }, query: { verbose: true } };
  expect(provide(operation("getPet"), input)).toEqual({
    path: { petId: 1, shopId: 3 },
    query: { verbose: true },
  });
  expect(provide(operation("deletePet"), input)).toMatchObject({ path: { petId: 2 } });
});

test("an older version may call the parameter otherwise", () => {
  expect(providing()(operation("getPetV1", "/v1/pets/{id}"), { path: { id: 99 } })).toEqual({
    path: { id: 1 },
  });
});

test("all else is called as it was sampled", () => {
  const input = { query: { limit: 1 } };
  expect(providing()(operation("listPets", "/pets"), input)).toBe(input);
});
