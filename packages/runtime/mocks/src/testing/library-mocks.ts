// The mocks of the shared sample contract as generated code states them. Not published.
import {
  api,
  type Book,
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
import { createApiMocks } from "../create-mocks.ts";
import type { Collection } from "../types/collection.ts";
import type { MockContract } from "../types/contract.ts";
import type { MockOperation } from "../types/mock-operation.ts";
import type { Mocks } from "../types/mocks.ts";
import type { MocksOptions } from "../types/options.ts";

export type LibraryOperation =
  | "listBooks"
  | "getBook"
  | "createBook"
  | "deleteBook"
  | "listLoans"
  | "listBooksV1"
  | "getStatus";

export interface LibraryMocks extends Mocks<LibraryOperation> {
  readonly listBooks: MockOperation<ListBooks>;
  readonly getBook: MockOperation<GetBook>;
  readonly createBook: MockOperation<CreateBook>;
  readonly deleteBook: MockOperation<DeleteBook>;
  readonly listLoans: MockOperation<ListLoans>;
  readonly listBooksV1: MockOperation<ListBooksV1>;
  readonly getStatus: MockOperation<GetStatus>;
  readonly collections: { readonly books: Collection<Book> };
}

export const libraryContract: MockContract = { api, operations: Object.values(operations), schemas };

/** A clock that stands still before every sunset of the contract. */
export const noon = (): Date => new Date("2026-06-01T12:00:00Z");

export function libraryMocks(options: MocksOptions = {}, more: Partial<MockContract> = {}): LibraryMocks {
  return createApiMocks<LibraryMocks>({ ...libraryContract, ...more }, { now: noon, ...options });
}

/** With books as a collection. */
export function libraryMocksWithBooks(options: MocksOptions = {}): LibraryMocks {
  return libraryMocks(options, {
    collections: {
      books: {
        list: ["listBooks", "listBooksV1"],
        create: "createBook",
        get: "getBook",
        delete: "deleteBook",
        key: "id",
        parameter: "bookId",
        item: { $ref: "#/components/schemas/Book" },
      },
    },
  });
}

/** A call with credentials, and its JSON body. */
export async function ask(
  mocks: Pick<Mocks, "fetch">,
  path: string,
  init: RequestInit & { readonly json?: unknown } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const { json, ...rest } = init;
  const headers = new Headers({
    authorization: "Bearer abc",
    ...Object.fromEntries(new Headers(init.headers)),
  });
  if (json !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const response = await mocks.fetch(`https://library.example${path}`, {
    ...rest,
    headers,
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}
