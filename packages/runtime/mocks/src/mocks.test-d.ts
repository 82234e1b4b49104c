import type { Book } from "@lockstep/operation/testing";
import { expectTypeOf } from "vitest";
import type { LibraryMocks } from "./testing/library-mocks.ts";
import type { ToolMocks } from "./testing/tools.ts";

declare const mocks: LibraryMocks;
declare const tools: ToolMocks;

// Statuses: only declared ones.
mocks.getBook.replies({ status: 200 });
mocks.createBook.repliesOnce({ status: 201, body: { title: "Sea" } });
mocks.deleteBook.replies({ status: 204 });
// @ts-expect-error getBook declares no 201
mocks.getBook.replies({ status: 201 });
// @ts-expect-error a failure with codes is answered by fails
mocks.getBook.replies({ status: 404, body: {} });
// @ts-expect-error a status is needed
mocks.getBook.replies({ body: { title: "Sea" } });

// Bodies: any part of the payload, nothing else.
mocks.getBook.replies({ status: 200, body: { title: "Sea" } });
// @ts-expect-error a title is a string
mocks.getBook.replies({ status: 200, body: { title: 5 } });
// @ts-expect-error a book has no colour
mocks.getBook.replies({ status: 200, body: { colour: "red" } });
// @ts-expect-error 204 has no body
mocks.deleteBook.replies({ status: 204, body: {} });
tools.replaceTool.replies({ status: 201, body: { name: "saw" } });
// @ts-expect-error neither of the two statuses has a body of strings
tools.replaceTool.replies({ status: 201, body: "saw" });

// Pages: the payload or the items alone.
mocks.listBooks.replies({ status: 200, body: [{ title: "Sea" }] });
mocks.listBooks.replies({ status: 200, body: { books: [{ id: 1 }] } });
// @ts-expect-error items are books
mocks.listBooks.replies({ status: 200, body: [{ id: "1" }] });
// @ts-expect-error a single book is not paged
mocks.getBook.replies({ status: 200, body: [] });

// Failures: declared statuses where the contract names no codes.
mocks.getStatus.replies({ status: 503, body: { reason: "moving" } });
// @ts-expect-error the reason is a string
mocks.getStatus.replies({ status: 503, body: { reason: 1 } });
// @ts-expect-error there are no codes to fail with
mocks.getStatus.fails("SYS_INTERNAL");

// Codes: only the operation's, with the details that they have.
mocks.getBook.fails("RES_NOT_FOUND", { resource: "Book", id: "1" });
mocks.createBook.failsOnce("RES_EXISTS");
mocks.createBook.fails("RES_EXISTS", undefined, { headers: { "Retry-After": "1" } });
// @ts-expect-error getBook cannot answer RES_EXISTS
mocks.getBook.fails("RES_EXISTS");
// @ts-expect-error the details are needed
mocks.getBook.fails("RES_NOT_FOUND");
// @ts-expect-error the id is a string
mocks.getBook.fails("RES_NOT_FOUND", { resource: "Book", id: 1 });
// @ts-expect-error RES_EXISTS has no details
mocks.createBook.fails("RES_EXISTS", { id: 1 });

// The call log, scenarios and collections are the contract's too.
expectTypeOf(mocks.calls("getBook")[0]?.operation).toEqualTypeOf<"getBook" | undefined>();
// @ts-expect-error there is no such operation
mocks.calls("getNothing");
mocks.scenario("flaky(3)");
// @ts-expect-error there is no such scenario
mocks.scenario("flakey");
expectTypeOf(mocks.collections.books.create({ title: "Sea" })).toEqualTypeOf<Book>();
// @ts-expect-error a book has no colour
mocks.collections.books.create({ colour: "red" });
expectTypeOf(mocks.fetch).toEqualTypeOf<typeof globalThis.fetch>();
