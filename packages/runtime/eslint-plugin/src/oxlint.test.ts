import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { books } from "./testing/books.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lockstep-oxlint-"));
  const runtime = JSON.stringify(new URL("./gen1.ts", import.meta.url).href);
  const plugin = `import { createEslintPlugin } from ${runtime};
export default createEslintPlugin(${JSON.stringify(books)});
`;
  await writeFile(join(folder, "plugin.js"), plugin);
});

afterAll(() => rm(folder, { recursive: true }));

describe("in oxlint", () => {
  test("the plugin warns before the sunset, by the API's name", async () => {
    const code =
      'import { createBooks } from "@books/client";\nconst books = createBooks();\nbooks.listBooksV1();\n';
    expect(await oxlint("client.js", code)).toEqual([
      {
        place: "3:7",
        severity: "warning",
        code: "books(no-deprecated-operation)",
        message:
          "listBooksV1 is deprecated and will be removed on 2026-12-31; use listBooks (guide: https://books.example/v2)",
      },
    ]);
  });

  test("the plugin fails after the sunset", async () => {
    const code = 'import { listBooksV1 } from "@books/client/operations";\n';
    const [problem] = await oxlint("descriptor.js", code, "2027-01-01");
    expect(problem).toMatchObject({ severity: "error", code: "books(no-sunset-operation)" });
  });

  test("a client is followed through TypeScript's own expressions", async () => {
    const code = `import { createBooks } from "@books/client";
const made: unknown = createBooks();
const books = (createBooks() as unknown satisfies unknown)!;
books.listBooksV1();
export type Members = typeof books.listBooksV1;
`;
    expect(await placesOf("expressions.ts", code)).toEqual(["4:7"]);
  });

  test("what is annotated with the client's type is a client", async () => {
    const code = `import { type Books, createBooks } from "@books/client";
import { type Books as Api, listBooksV1 as used, type listBooksV1 } from "@books/client/gen";
const list = (books: Books) => books.listBooksV1();
function page({ listBooksV1 }: Api, api?: Api) { return api?.listBooksV1; }
class Shelf {
  own: Books;
  constructor(private readonly api: Books, other: Promise<Books>) { this.api.listBooksV1(); }
  list() { return [this.api.listBooksV1(), this.own.listBooksV1()]; }
}
export const all: Books[] = [];
class Cart {
  constructor(public books: Books = get()) {}
  list() { return this.books.listBooksV1(); }
}
class Desk {
  constructor(readonly books = createBooks()) {}
  list() { return this.books.listBooksV1(); }
}
`;
    expect(await placesOf("annotations.ts", code)).toEqual([
      "2:29",
      "3:38",
      "4:17",
      "4:62",
      "7:78",
      "8:29",
      "8:53",
      "13:30",
      "17:30",
    ]);
  });
});

interface Problem {
  readonly place: string;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

async function placesOf(file: string, code: string): Promise<readonly string[]> {
  return (await oxlint(file, code)).map(({ place }) => place).sort(inOrder);
}

function inOrder(first: string, second: string): number {
  return first.localeCompare(second, "en", { numeric: true });
}

/** Lints a file with oxlint's own binary and the plugin as `jsPlugins` loads it. */
async function oxlint(file: string, code: string, now = "2026-06-01"): Promise<readonly Problem[]> {
  const configuration = {
    jsPlugins: ["./plugin.js"],
    categories: { correctness: "off" },
    rules: {
      "books/no-deprecated-operation": ["warn", { now }],
      "books/no-sunset-operation": ["error", { now }],
    },
  };
  await writeFile(join(folder, ".oxlintrc.json"), JSON.stringify(configuration));
  await writeFile(join(folder, file), code);
  const report: unknown = JSON.parse(await run(["--format=json", file]));
  if (!isReport(report)) throw new Error(`oxlint answered ${JSON.stringify(report)}`);
  return report.diagnostics.map(({ severity, code: rule, message, labels: [label] }) => ({
    place: `${label?.span.line}:${label?.span.column}`,
    severity,
    code: rule,
    message,
  }));
}

interface Report {
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly code: string;
    readonly message: string;
    readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
  }[];
}

function isReport(value: unknown): value is Report {
  return (
    typeof value === "object" && value !== null && "diagnostics" in value && Array.isArray(value.diagnostics)
  );
}

function run(parameters: readonly string[]): Promise<string> {
  const bin = join(dirname(createRequire(import.meta.url).resolve("oxlint/package.json")), "bin/oxlint");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [bin, ...parameters], { cwd: folder }, (error, stdout, stderr) => {
      // It exits with 1 when it finds something.
      if (stdout.trimStart().startsWith("{")) resolve(stdout);
      else reject(new Error(stdout + stderr, { cause: error }));
    });
  });
}
