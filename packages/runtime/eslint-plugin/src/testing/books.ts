import type { LintData } from "../lint-data.ts";

/** A small API for the tests: one deprecated list, one deprecated without dates, one removed. */
export const books: LintData = {
  name: "books",
  factory: "createBooks",
  packages: ["@books/client"],
  origins: ["https://api.books.example/v", "https://{region}.books.example"],
  operations: {
    listBooksV1: {
      method: "GET",
      path: "/v1/books",
      deprecated: {
        since: "2026-01-15T00:00:00Z",
        sunset: "2026-12-31T23:59:59Z",
        successor: "listBooks",
        guide: "https://books.example/v2",
      },
    },
    getBookV1: {
      method: "GET",
      path: "/v1/books/{bookId}",
      deprecated: { reason: "Books have ISBNs now" },
    },
    lendBook: { method: "POST", path: "/v1/loans", deprecated: { removed: true, sunset: "2027-06-30" } },
    listBooks: { method: "GET", path: "/v2/books" },
  },
};
