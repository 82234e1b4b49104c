import { ESLint } from "eslint";
import { describe, expect, test, vi } from "vitest";
import { createEslintPlugin } from "./gen1.ts";
import { books } from "./testing/books.ts";

const plugin = createEslintPlugin(books);
const code = 'import { createBooks } from "@books/client"; createBooks().listBooksV1();';

describe("the plugin", () => {
  test("bears the API's name, which oxlint takes for the rules' prefix", () => {
    expect(plugin.meta.name).toBe("books");
  });

  test("warns before the sunset and fails after it, by the machine's clock", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const eslint = new ESLint({ overrideConfigFile: true, baseConfig: [plugin.configs.recommended] });
    vi.setSystemTime("2026-06-01");
    const [before] = await eslint.lintText(code);
    vi.setSystemTime("2027-06-01");
    const [after] = await eslint.lintText(code);
    vi.useRealTimers();
    expect(before?.messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ["books/no-deprecated-operation", 1],
    ]);
    expect(after?.messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ["books/no-sunset-operation", 2],
    ]);
  });

  test("refuses options that it does not know", async () => {
    const misspelt = {
      rules: { "books/no-sunset-operation": ["error", { client: ["api"] }] as ["error", unknown] },
    };
    const baseConfig = [plugin.configs.recommended, misspelt];
    const eslint = new ESLint({ overrideConfigFile: true, baseConfig });
    await expect(eslint.lintText(code)).rejects.toThrow('"client"');
  });

  test("leaves files alone whose language has no variables", () => {
    const context = { sourceCode: { text: code }, options: [], report: () => {} };
    expect(plugin.rules["no-sunset-operation"]?.create(context)).toEqual({});
  });

  test("does not look into files that mention no operation", () => {
    const getScope = (): never => {
      throw new Error("was looked into");
    };
    const context = { sourceCode: { text: "books.list();", getScope }, options: [], report: () => {} };
    expect(plugin.rules["no-sunset-operation"]?.create(context)).toEqual({});
  });
});
