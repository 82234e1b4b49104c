import { describe, expect, test, vi } from "vitest";
import { createApiMocks } from "../create-mocks.ts";
import { UnhandledRequestError } from "../errors.ts";
import { libraryMocks } from "../testing/library-mocks.ts";
import { type ToolMocks, toolContract } from "../testing/tools.ts";
import { wait } from "../wait.ts";

describe("mocks.fetch", () => {
  test("takes strings, URLs and requests, and tells the address as fetch does", async () => {
    const { fetch } = libraryMocks();
    const url = "https://library.example/status";
    for (const input of [url, new URL(url), new Request(url)]) {
      const response = await fetch(input);
      expect([response.ok, response.url]).toEqual([true, url]);
    }
  });

  test("resolves a path against the base URL", async () => {
    expect((await libraryMocks().fetch("/status")).url).toBe("https://library.example/status");
  });

  test("rejects a request that the contract does not know, naming it", async () => {
    const { fetch } = libraryMocks();
    await expect(fetch("https://library.example/nothing")).rejects.toThrow(UnhandledRequestError);
    await expect(fetch("https://elsewhere.example/status")).rejects.toThrow(
      "GET https://elsewhere.example/status",
    );
  });

  test("gives such a request to a function, or refuses it as the server does", async () => {
    const unhandled = vi.fn(() => new Response("mine"));
    const passed = await libraryMocks({ unhandled }).fetch("https://elsewhere.example/");
    expect(await passed.text()).toBe("mine");
    const { fetch } = libraryMocks({ unhandled: "refuse" });
    const refused = await fetch("https://library.example/nothing");
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ success: false, error: { code: "RES_NOT_FOUND" } });
    await expect(fetch("https://elsewhere.example/")).rejects.toThrow(UnhandledRequestError);
  });

  test("rejects with the signal's reason as soon as it is aborted", async () => {
    const { fetch } = libraryMocks({ latencyMs: 3_600_000 });
    const controller = new AbortController();
    const pending = fetch("https://library.example/status", { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(pending).rejects.toThrow("enough");
    await expect(fetch("https://library.example/status", { signal: AbortSignal.abort("no") })).rejects.toBe(
      "no",
    );
  });
});

describe("baseUrl", () => {
  const status = async (baseUrl: string | undefined, url: string): Promise<number | undefined> => {
    const options = {
      ...(baseUrl !== undefined && { baseUrl }),
      unhandled: () => new Response(null, { status: 499 }),
    };
    return (await createApiMocks<ToolMocks>(toolContract, options).fetch(url)).status;
  };

  test("with a path and with or without a slash at its end is the same", async () => {
    for (const baseUrl of ["https://a.example/api", "https://a.example/api/"]) {
      expect(await status(baseUrl, "https://a.example/api/tools")).toBe(200);
      expect(await status(baseUrl, "https://a.example/apix/tools")).toBe(499);
      expect(await status(baseUrl, "https://a.example/tools")).toBe(499);
    }
  });

  test('"*", like a relative server of the contract, takes any origin below the contract\'s path', async () => {
    for (const baseUrl of ["*", undefined]) {
      expect(await status(baseUrl, "https://a.example/shed/tools")).toBe(200);
      expect(await status(baseUrl, "http://b.example:81/shed/tools")).toBe(200);
      expect(await status(baseUrl, "https://a.example/tools")).toBe(499);
    }
  });
});

describe("wait", () => {
  test("passes the time asked for", async () => {
    vi.useFakeTimers();
    const done = vi.fn();
    const waiting = wait(500, new AbortController().signal).then(done);
    await vi.advanceTimersByTimeAsync(499);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    vi.useRealTimers();
    expect(done).toHaveBeenCalledOnce();
  });

  test("does not begin once aborted", async () => {
    await expect(wait(500, AbortSignal.abort("gone"))).rejects.toBe("gone");
  });
});
