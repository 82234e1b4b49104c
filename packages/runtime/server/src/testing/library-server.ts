import {
  api,
  type CreateBook,
  type DeleteBook,
  type GetBook,
  type GetStatus,
  type ListBooks,
  type ListBooksV1,
  type ListLoans,
  operations,
  schemas,
} from "@lockstep/operation/testing";
import type { ServerContract } from "../types/contract.ts";
import type { HandlerOf } from "../types/handler.ts";
import type { SecurityHandlers } from "../types/security-handler.ts";
import { type Started, start } from "./start.ts";

export const libraryContract: ServerContract = { api, operations, schemas };

export interface Reader {
  readonly name: string;
}

/** As a generated server states them. */
export interface LibraryHandlers {
  readonly listBooks: HandlerOf<ListBooks, Reader>;
  readonly getBook: HandlerOf<GetBook, Reader>;
  readonly createBook: HandlerOf<CreateBook, Reader>;
  readonly deleteBook: HandlerOf<DeleteBook, Reader>;
  readonly listLoans: HandlerOf<ListLoans, Reader>;
  readonly listBooksV1: HandlerOf<ListBooksV1, Reader>;
  readonly getStatus: HandlerOf<GetStatus, Reader>;
}

const shelf = Array.from({ length: 23 }, (_, index) => ({ id: index + 1, title: `Book ${index + 1}` }));
const loans = Array.from({ length: 5 }, (_, index) => ({
  id: `00000000-0000-4000-8000-00000000000${index}`,
}));

export const libraryHandlers: LibraryHandlers = {
  listBooks: ({ page }) =>
    page.reply(shelf.slice(page.offset, page.offset + page.limit), { total: shelf.length }),
  getBook: ({ path, fail }) => {
    const book = shelf.find(({ id }) => id === path.bookId);
    return book
      ? { status: 200, body: book }
      : fail("RES_NOT_FOUND", { resource: "Book", id: String(path.bookId) });
  },
  createBook: ({ body, fail }) =>
    body.title === "Book 1" ? fail("RES_EXISTS") : { status: 201, body: { id: 24, ...body } },
  deleteBook: () => ({ status: 204 }),
  listLoans: ({ page }) => {
    const start = typeof page.cursor === "number" ? page.cursor : 0;
    const end = start + page.limit;
    return page.reply(loans.slice(start, end), end < loans.length ? { next: end } : {});
  },
  listBooksV1: () => ({ status: 200, body: shelf.slice(0, 2) }),
  getStatus: () => ({ status: 200, body: { status: "up" } }),
};

export const librarySecurity: SecurityHandlers<{ bearerAuth: "bearer" }, Reader> = {
  bearerAuth: ({ token }) => (token === "good" ? { name: "Ada" } : undefined),
};

/** Headers of a caller who may do everything. */
export const signedIn: { readonly authorization: string } = { authorization: "Bearer good" };

/** Before the sunset of `listBooksV1`. */
export const today: Date = new Date("2026-11-21T10:00:00Z");

/** Starts the library with some handlers or options changed. */
export function startLibrary({
  handlers,
  ...options
}: Partial<Parameters<typeof start>[1]> & {
  readonly handlers?: Partial<LibraryHandlers>;
} = {}): Promise<Started> {
  return start(libraryContract, {
    now: () => today,
    security: librarySecurity,
    ...options,
    handlers: { ...libraryHandlers, ...handlers },
  });
}
