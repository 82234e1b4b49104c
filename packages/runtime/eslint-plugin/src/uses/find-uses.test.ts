import { describe, expect, test } from "vitest";
import { books } from "../testing/books.ts";
import { lint, places } from "../testing/lint.ts";

const client = 'import { createBooks } from "@books/client";\nconst books = createBooks();\n';
const anyPackage = { ...books, packages: [] };

describe("a client is followed", () => {
  test.each([
    ["to a call", "books.listBooksV1();", ["3:7"]],
    [
      "to orThrow, items and pages",
      "books.listBooksV1.orThrow(); books.listBooksV1.items();",
      ["3:7", "3:36"],
    ],
    ["to an operation passed on", "run(books.listBooksV1);", ["3:11"]],
    [
      "through a computed name that is known",
      'books["listBooksV1"](); books[`listBooksV1`]();',
      ["3:7", "3:31"],
    ],
    ["through optional calls", "books?.listBooksV1?.();", ["3:8"]],
    ["through destructuring", "const { listBooksV1 } = books; listBooksV1();", ["3:9"]],
    ["through renaming destructuring", "const { listBooksV1: list = 1 } = books;", ["3:9"]],
    ["through the rest of a pattern", "const { listBooks, ...rest } = books; rest.listBooksV1();", ["3:44"]],
    ["through another name", "const api = books; api.listBooksV1();", ["3:24"]],
    ["through a later assignment", "let api; api = books; api.listBooksV1();", ["3:27"]],
    [
      "through an assignment in a function",
      "let api; function set() { api = books; } api.listBooksV1();",
      ["3:46"],
    ],
    ["through ?? and a condition", "const api = a ? b ?? books : null; api.listBooksV1();", ["3:40"]],
    ["into a function", "function list() { return books.listBooksV1(); }", ["3:32"]],
    ["as a default parameter", "const list = (api = books) => api.listBooksV1();", ["3:35"]],
    ["as a default parameter's pattern", "const list = ({ listBooksV1 } = books) => 1;", ["3:17"]],
  ])("%s", (_how, code, expected) => {
    expect(places(client + code)).toEqual(expected);
  });

  test("in class properties, private ones and assigned ones included", () => {
    const code = `${client}class A {
  api = books;
  #own;
  constructor() { this.#own = books; }
  a = () => this.api.listBooksV1();
  b() { return [this.#own.listBooksV1(), this.other.listBooksV1()]; }
  c() { return function () { return this.api.listBooksV1(); }; }
  d() { function list() { return this.api.listBooksV1(); } return list; }
}
class B { b() { return this.api.listBooksV1(); } }`;
    expect(places(code)).toEqual(["7:22", "8:27"]);
  });

  test("when assignments go round in a circle", () => {
    expect(places(`${client}let a = books; let b = a; a = b; b.listBooksV1();`)).toEqual(["3:36"]);
  });

  test("to raw calls, told apart by method and path", () => {
    const code = `${client}books.raw.GET("/v1/books", {}); books.raw.POST("/v1/books"); books.raw.GET("/v2/books");
const { GET } = books.raw; GET("/v1/books/{bookId}");`;
    expect(places(code)).toEqual(["3:15", "4:32"]);
  });
});

describe("a client is recognised", () => {
  test.each([
    [
      "by an aliased import",
      'import { createBooks as make } from "@books/client"; make().listBooksV1();',
      ["1:61"],
    ],
    ["by a namespace", 'import * as api from "@books/client"; api.createBooks().listBooksV1();', ["1:57"]],
    [
      "from a subpath",
      'import { createBooks } from "@books/client/gen"; createBooks().listBooksV1();',
      ["1:64"],
    ],
    [
      "by a dynamic import",
      'const { createBooks } = await import("@books/client"); createBooks().listBooksV1();',
      ["1:70"],
    ],
  ])("%s", (_how, code, expected) => {
    expect(places(code)).toEqual(expected);
  });

  test("by require", () => {
    const code = 'const { createBooks } = require("@books/client"); createBooks().listBooksV1();';
    expect(places(code, { sourceType: "commonjs" })).toEqual(["1:65"]);
  });

  test("by the names that the option gives, when another file of the project made it", () => {
    const code =
      'import { api } from "./api.js"; import other from "./other.js"; api.listBooksV1(); other.listBooksV1();';
    expect(places(code)).toEqual([]);
    expect(places(code, { clients: ["api"] })).toEqual(["1:69"]);
    expect(places(code, { clients: ["other"] })).toEqual(["1:90"]);
  });

  test("by the factory's name alone, where the packages are not known", () => {
    const code = 'import { createBooks } from "../api/client.gen.js"; createBooks().listBooksV1();';
    expect(places(code)).toEqual([]);
    expect(places(code, { data: anyPackage })).toEqual(["1:67"]);
  });
});

test("any of several packages is the client's", () => {
  const data = { ...books, packages: ["@books/client", "@books/browser"] };
  expect(
    places('import { createBooks } from "@books/browser"; createBooks().listBooksV1();', { data }),
  ).toEqual(["1:61"]);
});

describe("a descriptor is reported", () => {
  test.each([
    ["where it is imported", 'import { listBooksV1 as list } from "@books/client/operations";', ["1:10"]],
    ["where it is exported on", 'export { listBooksV1 } from "@books/client/operations";', ["1:10"]],
    [
      "through a namespace",
      'import * as all from "@books/client/operations"; run(all.listBooksV1);',
      ["1:58"],
    ],
  ])("%s", (_where, code, expected) => {
    expect(places(code)).toEqual(expected);
  });

  test("of any module called operations, where the packages are not known", () => {
    const code = `import { listBooksV1 } from "./gen/operations.gen.ts";
import { listBooksV1 as handler } from "./handlers/list-books-v1.js";
import * as handlers from "./handlers/index.js";
handlers.listBooksV1();`;
    expect(places(code, { data: anyPackage })).toEqual(["1:10"]);
  });
});

describe("a plain fetch is reported", () => {
  test.each([
    ["by URL", 'fetch("https://api.books.example/v/v1/books?page=2");', ["1:7"]],
    ["with expressions in the path", `fetch(\`https://eu.books.example/v1/books/\${id}\`);`, ["1:7"]],
    ["of globalThis", 'globalThis.fetch("https://eu.books.example/v1/books/");', ["1:18"]],
    ["of window", 'window.fetch("https://eu.books.example/v1/books");', ["1:14"]],
    ["not of another object", 'api.fetch("https://eu.books.example/v1/books");', []],
    [
      "not when the options are not all to be seen",
      'fetch("https://eu.books.example/v1/books", { a, ...b });',
      [],
    ],
    ["with its method", 'fetch("https://eu.books.example/v1/loans", { method: "post" });', ["1:7"]],
    ["not by another method", 'fetch("https://eu.books.example/v1/books", { method: "POST" });', []],
    ["not when the method is not to be seen", 'fetch("https://eu.books.example/v1/books", init);', []],
    ["not at another server", 'fetch("https://other.example/v1/books");', []],
    ["not of a longer path", 'fetch("https://eu.books.example/v1/books/1/pages");', []],
    [
      "not when fetch is the file's own",
      'function f(fetch) { fetch("https://eu.books.example/v1/books"); }',
      [],
    ],
  ])("%s", (_how, code, expected) => {
    expect(places(code)).toEqual(expected);
  });
});

describe("nothing is reported", () => {
  test.each([
    ["of something else with such a member", `${client}other.listBooksV1();`],
    ["of operations that are not deprecated", `${client}books.listBooks(); books.unknown();`],
    [
      "of names that every object inherits",
      `${client}books.constructor(); books.toString(); books.__proto__;`,
    ],
    ["of a shadowing variable", `${client}function f(books) { books.listBooksV1(); }`],
    ["of a factory from elsewhere", 'import { createBooks } from "other"; createBooks().listBooksV1();'],
    [
      "of a package whose name only starts alike",
      'import { createBooks } from "@books/client-x"; createBooks().listBooksV1();',
    ],
    [
      "of what the file exports and loads itself",
      "const listBooksV1 = 1; export { listBooksV1 }; import(name); load('@books/client').createBooks().listBooksV1;",
    ],
    ["of a sum with a client", `${client}let sum = 0; sum += books; sum.listBooksV1();`],
    ["of writing to a variable", `${client}let api = books; api = null; ({ listBooksV1: api } = other);`],
  ])("%s", (_what, code) => {
    expect(lint(code)).toEqual([]);
  });
});
