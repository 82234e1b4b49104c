// For the tests of this package.
import {
  api,
  type CreateBook,
  createBook,
  type DeleteBook,
  deleteBook,
  type GetBook,
  type GetStatus,
  getBook,
  getStatus,
  type ListBooks,
  type ListBooksV1,
  type ListLoans,
  listBooks,
  listBooksV1,
  listLoans,
} from "@lockstep/operation/testing";
import {
  type ApiClient,
  type ClientOptions,
  createApiClient,
  type Method,
  type PagedMethod,
} from "../index.ts";

/** What a generator prints for the library contract. */
export interface Library extends ApiClient<LibraryPaths> {
  readonly listBooks: PagedMethod<ListBooks>;
  readonly getBook: Method<GetBook>;
  readonly createBook: Method<CreateBook>;
  readonly deleteBook: Method<DeleteBook>;
  readonly listLoans: PagedMethod<ListLoans>;
  readonly listBooksV1: Method<ListBooksV1>;
  readonly getStatus: Method<GetStatus>;
}

export type LibraryOptions = ClientOptions<{ bearerAuth: "bearer" }>;

export function createLibrary(options: LibraryOptions = {}): Library {
  const operations = { listBooks, getBook, createBook, deleteBook, listLoans, listBooksV1, getStatus };
  return createApiClient<Library>({ api, operations }, options);
}

interface NoParameters {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}

type Answered<Body> = { headers: Record<string, unknown>; content: { "application/json": Body } };

/** As openapi-typescript prints it. */
export interface LibraryPaths {
  "/v2/books/{bookId}": {
    parameters: NoParameters;
    get: {
      parameters: { query?: never; header?: never; path: { bookId: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: Answered<{ success: true; data: { id: number; title: string } }>;
        404: Answered<{ success: false; error: { code: string } }>;
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v2/books": {
    parameters: NoParameters;
    get: {
      parameters: {
        query?: { author?: string; limit?: number };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: { 200: Answered<{ data: { books: unknown[] } }> };
    };
    put?: never;
    post: {
      parameters: NoParameters;
      requestBody: { content: { "application/json": { title: string } } };
      responses: { 201: Answered<{ data: { id: number } }> };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
