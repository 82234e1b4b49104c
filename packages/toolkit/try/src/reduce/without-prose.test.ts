import { expect, test } from "vitest";
import { withoutProse } from "./without-prose.ts";

test("what people read goes; properties and schemas that are called so stay", () => {
  expect(
    withoutProse({
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      tags: [{ name: "a" }],
      paths: {
        "/pets": {
          get: { summary: "all", "x-internal": true, parameters: [{ name: "a", description: "b" }] },
        },
      },
      components: {
        schemas: { title: { title: "T", properties: { description: { type: "string", example: "x" } } } },
      },
    }),
  ).toEqual({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: { "/pets": { get: { parameters: [{ name: "a" }] } } },
    components: { schemas: { title: { properties: { description: { type: "string" } } } } },
  });
});
