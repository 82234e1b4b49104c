import { describe, expect, test } from "vitest";
import type { Operation } from "../index.ts";
import { judge } from "../testing/judge.ts";
import { createBook } from "../testing/library.ts";

const json = "application/json";

describe("an Accept header", () => {
  const operation: Operation = {
    id: "read",
    method: "GET",
    path: "/",
    responses: {
      "200": { mediaTypes: ["application/json", "image/*"] },
      "404": { mediaTypes: ["text/html"] },
    },
  };
  const refusal = async (accept: string, responses = operation.responses): Promise<string | undefined> =>
    (await judge({ ...operation, responses }, { headers: { accept } })).refused?.implied;

  test.each([
    "application/json",
    "*/*",
    "application/*;q=0.1, text/html",
    "Application/JSON; charset=utf-8",
    "image/png",
    "application/vnd.example.v3+json",
    "text/html, */*;q=0.1",
    "nonsense",
    "",
  ])("of %j leaves something to answer", async (accept) => {
    expect(await refusal(accept)).toBeUndefined();
  });

  test.each(["text/html", "application/xml", "*/*;q=0", "text/csv, application/json;q=0", "audio/*"])(
    "of %j leaves nothing",
    async (accept) => {
      expect(await refusal(accept)).toBe("notAcceptable");
    },
  );

  test("of the error format alone leaves the errors", async () => {
    const csv = { "200": { mediaTypes: ["text/csv"] } };
    expect(await refusal("application/json", csv)).toBeUndefined();
    expect(await refusal("application/xml", csv)).toBe("notAcceptable");
  });

  test("leaves a success without a body, and whatever is not declared", async () => {
    expect(await refusal("text/csv", { "204": {} })).toBeUndefined();
    expect(await refusal("text/csv", { "200": { mediaTypes: [json] }, "204": {} })).toBeUndefined();
    expect(await refusal("text/csv", {})).toBeUndefined();
  });

  test("comes before the media type of the body", async () => {
    const headers = { accept: "text/csv", "content-type": "text/csv" };
    expect((await judge(createBook, { headers, body: "a" })).refused).toEqual({ implied: "notAcceptable" });
  });
});
