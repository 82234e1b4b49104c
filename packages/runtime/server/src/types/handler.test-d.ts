// Checked by the compiler only: each `@ts-expect-error` line must not compile.
import type { PageRequest } from "@lockstep/operation";
import type {
  Book,
  CreateBook,
  DeleteBook,
  GetBook,
  GetStatus,
  ListBooks,
  ListBooksV1,
  NotFoundDetails,
} from "@lockstep/operation/testing";
import { expectTypeOf } from "vitest";
import { notImplemented } from "../index.ts";
import type { HandlerContext, HandlerOf } from "./handler.ts";

interface Reader {
  readonly name: string;
}
interface Services {
  readonly db: { find(id: number): Book | undefined };
}

// A handler sees its input as the contract types it, containers always present.
expectTypeOf<HandlerContext<GetBook>["path"]>().toEqualTypeOf<{ bookId: number }>();
expectTypeOf<HandlerContext<ListBooks>["query"]>().toEqualTypeOf<NonNullable<ListBooks["input"]["query"]>>();
expectTypeOf<HandlerContext<CreateBook>["body"]>().toEqualTypeOf<{ title: string; pages?: number }>();
expectTypeOf<HandlerContext<GetBook>>().not.toHaveProperty("query");
expectTypeOf<HandlerContext<GetBook>>().not.toHaveProperty("body");
expectTypeOf<HandlerContext<GetBook>>().not.toHaveProperty("contentType");

// Only paged operations have a page, only secured ones a principal.
expectTypeOf<HandlerContext<GetBook>>().not.toHaveProperty("page");
expectTypeOf<HandlerContext<ListBooks>["page"]["limit"]>().toEqualTypeOf<PageRequest["limit"]>();
expectTypeOf<HandlerContext<GetBook, Reader>["principal"]>().toEqualTypeOf<Reader>();
expectTypeOf<HandlerContext<GetStatus, Reader>>().not.toHaveProperty("principal");
expectTypeOf<HandlerContext<GetBook, Reader, Services>["services"]>().toEqualTypeOf<Services>();

interface Upload {
  input: {
    body?: Blob | { note: string };
    contentType?: "image/png" | "application/json";
    headers?: { "X-Note"?: string };
  };
  success: { 200: Blob; "2XX": { note: string }; 204: undefined };
  wire: { 200: Blob };
  errors: { LIMIT: { status: 429; details: { after: number } | undefined } };
  failures: Record<never, never>;
  item: never;
  security: "optional";
}
type UploadContext = HandlerContext<Upload, Reader>;
expectTypeOf<UploadContext["body"]>().toEqualTypeOf<
  ReadableStream<Uint8Array> | { note: string } | undefined
>();
expectTypeOf<UploadContext["contentType"]>().toEqualTypeOf<"image/png" | "application/json" | undefined>();
expectTypeOf<UploadContext["headers"]>().toEqualTypeOf<{ "X-Note"?: string }>();
expectTypeOf<UploadContext["principal"]>().toEqualTypeOf<Reader | undefined>();

// Right answers compile.
export const getBook: HandlerOf<GetBook, Reader, Services> = async ({ path, services, fail }) => {
  const book = services.db.find(path.bookId);
  if (!book) return fail("RES_NOT_FOUND", { resource: "Book", id: String(path.bookId) });
  return { status: 200, body: book, headers: { "X-Shelf": "7" } };
};
export const listBooks: HandlerOf<ListBooks> = ({ page }) =>
  page.reply([{ id: 1, title: "t" }], { total: 1 });
export const deleteBook: HandlerOf<DeleteBook> = () => ({ status: 204 });
export const getStatus: HandlerOf<GetStatus> = () => ({ status: 503, body: { reason: "moving" } });
export const upload: HandlerOf<Upload> = ({ body, fail }) => {
  if (body instanceof ReadableStream) return { status: 200, body };
  if (body) return { status: 202, body };
  return fail("LIMIT");
};
export const stub: HandlerOf<GetBook> = () => notImplemented();
export const stubWithoutCodes: HandlerOf<GetStatus> = () => notImplemented();

// A handler that asks for less than it is given fits.
export const anybody: HandlerOf<GetBook, Reader, Services> = getAny;
declare function getAny(context: { path: { bookId: number } }): { status: 200; body: Book };

// @ts-expect-error a status that is not declared
export const wrongStatus: HandlerOf<GetBook> = () => ({ status: 202, body: { id: 1, title: "t" } });

// @ts-expect-error a body that is not the status's
export const wrongBody: HandlerOf<GetBook> = () => ({ status: 200, body: { id: "1", title: "t" } });

// @ts-expect-error a body is missing
export const noBody: HandlerOf<GetBook> = () => ({ status: 200 });

// @ts-expect-error there is no body at 204
export const bodyAt204: HandlerOf<DeleteBook> = () => ({ status: 204, body: {} });

// @ts-expect-error nothing is answered
export const nothing: HandlerOf<GetBook> = () => undefined;

// @ts-expect-error a failure cannot be made by hand
export const forged: HandlerOf<GetBook> = () => ({ code: "RES_NOT_FOUND" });

// @ts-expect-error error bodies are for `fail` where there are codes
export const rawFailure: HandlerOf<GetBook> = () => ({ status: 404, body: { success: false } });

// @ts-expect-error a declared failure has its body
export const wrongFailure: HandlerOf<GetStatus> = () => ({ status: 503, body: { reason: 1 } });

// @ts-expect-error items are the operation's
export const wrongItems: HandlerOf<ListBooks> = ({ page }) => page.reply([{ id: "1" }]);

// @ts-expect-error a page is for paged operations
export const noPage: HandlerOf<ListBooksV1> = ({ page }) => page.reply([]);

export const failures: HandlerOf<GetBook> = ({ fail }) => {
  expectTypeOf(fail<"RES_NOT_FOUND">)
    .parameter(1)
    .toEqualTypeOf<NotFoundDetails>();
  // @ts-expect-error a code of another operation
  fail("RES_EXISTS");
  // @ts-expect-error details are missing
  fail("RES_NOT_FOUND");
  // @ts-expect-error details are of another code
  fail("RES_NOT_FOUND", { field: "id" });
  // @ts-expect-error this code has no details
  fail("AUTH_REQUIRED", { resource: "Book" });
  return fail("AUTH_REQUIRED", undefined, { message: "Please sign in" });
};

export const anotherCode: HandlerOf<ListBooks> = async ({ fail }) => {
  // @ts-expect-error listBooks does not declare it
  return fail("RES_NOT_FOUND", { resource: "Book", id: "1" });
};
