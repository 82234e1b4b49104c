import type { Operation } from "@lockstep/operation";
import {
  api,
  type Book,
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
  listBooks,
  listBooksV1,
  type NotFoundDetails,
} from "@lockstep/operation/testing";
import { describe, expectTypeOf, test } from "vitest";
import {
  type ApiClient,
  type ClientOptions,
  call,
  callOrThrow,
  createApiClient,
  createTransport,
  type Data,
  type Failure,
  items,
  type Method,
  type PagedMethod,
  type Result,
  type Success,
} from "./index.ts";

interface Paths {
  "/v2/books/{bookId}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: never; header?: never; path: { bookId: number }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: { "application/json": { success: true; data: Book } };
        };
        404: { headers: Record<string, unknown>; content: { "application/json": { success: false } } };
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
}

interface Library extends ApiClient<Paths> {
  readonly listBooks: PagedMethod<ListBooks>;
  readonly getBook: Method<GetBook>;
  readonly createBook: Method<CreateBook>;
  readonly deleteBook: Method<DeleteBook>;
  readonly listBooksV1: Method<ListBooksV1>;
  readonly getStatus: Method<GetStatus>;
}

type LibraryOptions = ClientOptions<{ bearerAuth: "bearer"; key: "apiKey"; basic: "basic" }>;

function createLibrary(options: LibraryOptions = {}): Library {
  const operations = { listBooks, getBook, createBook, deleteBook, listBooksV1, getStatus };
  return createApiClient<Library>({ api, operations }, options);
}

const library = createLibrary();

describe("input", () => {
  test("wrong and missing input does not compile", () => {
    void library.getBook({ path: { bookId: 7 } });
    // @ts-expect-error a path parameter of the wrong type
    void library.getBook({ path: { bookId: "7" } });
    // @ts-expect-error a misspelt parameter
    void library.getBook({ path: { bookid: 7 } });
    // @ts-expect-error a required parameter is missing
    void library.getBook({ path: {} });
    // @ts-expect-error required input is missing
    void library.getBook();
    // @ts-expect-error a required body is missing
    void library.createBook({});
    // @ts-expect-error a body of the wrong shape
    void library.createBook({ body: { title: 7 } });
    // @ts-expect-error an undeclared part of the input
    void library.getBook({ path: { bookId: 7 }, query: { limit: 1 } });
    // @ts-expect-error an undeclared query parameter
    void library.listBooks({ query: { limt: 1 } });
    // @ts-expect-error the operation takes nothing
    void library.getStatus({ query: {} });
    // @ts-expect-error `orThrow` takes the same input
    void library.getBook.orThrow({});
    // @ts-expect-error so does `call`
    void call(library, getBook, {});
  });

  test("input in which nothing is required can be left out", () => {
    void library.listBooks();
    void library.listBooks({});
    void library.getStatus();
    void library.getStatus({}, { signal: AbortSignal.abort() });
    void library.listBooks.items();
    void call(library, getStatus);
    void callOrThrow(createTransport({ api }), listBooks, {}, { retry: false });
  });

  test("an operation that is no list has no pages", () => {
    // @ts-expect-error
    void library.getBook.items;
  });

  test("credentials are typed by scheme", () => {
    createLibrary({
      auth: { bearerAuth: "t", key: () => "k", basic: async () => ({ username: "u", password: "p" }) },
    });
    createLibrary({ auth: { bearerAuth: process.env["TOKEN"] } });
    // @ts-expect-error no such scheme
    createLibrary({ auth: { bearer: "t" } });
    // @ts-expect-error a string is no user name and password
    createLibrary({ auth: { basic: "u:p" } });
  });
});

describe("successes", () => {
  test("the payload is typed, out of its envelope, and the body is what travelled", async () => {
    const result = await library.getBook({ path: { bookId: 7 } });
    if (!result.ok) return;
    expectTypeOf(result.status).toEqualTypeOf<200>();
    expectTypeOf(result.data).toEqualTypeOf<Book>();
    expectTypeOf(result.body).toEqualTypeOf<{ success: true; data: Book }>();
    expectTypeOf(await library.getBook.orThrow({ path: { bookId: 7 } })).toEqualTypeOf<Book>();
    expectTypeOf(await library.deleteBook.orThrow({ path: { bookId: 7 } })).toEqualTypeOf<undefined>();
    expectTypeOf(await call(library, getBook, { path: { bookId: 7 } })).toEqualTypeOf<Result<GetBook>>();
    expectTypeOf(
      (await library.getBook.withResponse({ path: { bookId: 7 } })).headers,
    ).toEqualTypeOf<Headers>();
  });

  test("the payload cannot be read before `ok` is checked", async () => {
    const result = await library.getBook({ path: { bookId: 7 } });
    // @ts-expect-error
    result.data;
    // @ts-expect-error
    result.error;
  });

  test("several successes narrow by status, ranges and default included", async () => {
    const success = {} as Success<Several>;
    expectTypeOf<Data<Several>>().toEqualTypeOf<{ a: 1 } | { b: 2 } | { c: 3 }>();
    if (success.status === 200) expectTypeOf(success.data).toEqualTypeOf<{ a: 1 }>();
    if (success.status === 202) expectTypeOf(success.data).toEqualTypeOf<{ b: 2 }>();
    if (success.status === 299) expectTypeOf(success.data).toEqualTypeOf<{ c: 3 }>();
    // @ts-expect-error no success
    if (success.status === 404) return;
  });

  test("pages and items are typed", async () => {
    for await (const book of library.listBooks.items({ query: { author: "x" } })) {
      expectTypeOf(book).toEqualTypeOf<Book>();
    }
    for await (const page of library.listBooks.pages({}, { maxPages: 2 })) {
      expectTypeOf(page.items).toEqualTypeOf<readonly Book[]>();
      expectTypeOf(page.data).toEqualTypeOf<{ books: Book[] }>();
      expectTypeOf(page.next).toEqualTypeOf<string | undefined>();
    }
    for await (const book of items(library, listBooks)) expectTypeOf(book).toEqualTypeOf<Book>();
  });

  test("`raw` is openapi-fetch's client", async () => {
    const { data } = await library.raw.GET("/v2/books/{bookId}", { params: { path: { bookId: 7 } } });
    expectTypeOf(data).toEqualTypeOf<{ success: true; data: Book } | undefined>();
    // @ts-expect-error no such path
    void library.raw.GET("/v2/book");
  });
});

describe("failures", () => {
  test("the code alone narrows details, status and kind", () => {
    const error = {} as Failure<GetBook>;
    if (error.code === "RES_NOT_FOUND") {
      expectTypeOf(error.details).toEqualTypeOf<NotFoundDetails>();
      expectTypeOf(error.status).toEqualTypeOf<404>();
      expectTypeOf(error.kind).toEqualTypeOf<"api">();
    }
    switch (error.code) {
      case "RES_NOT_FOUND":
        expectTypeOf(error.details.resource).toEqualTypeOf<string>();
        break;
      case "VAL_ERROR":
        expectTypeOf(error.details).toEqualTypeOf<{ field: string; message: string }[]>();
        break;
      // @ts-expect-error a code that the operation does not declare
      case "RES_EXISTS":
        break;
      default:
        // @ts-expect-error not before it is narrowed
        error.details;
    }
  });

  test("a result narrows in one step", async () => {
    const result = await library.getBook({ path: { bookId: 7 } });
    if (!result.ok && result.error.code === "RES_NOT_FOUND") {
      expectTypeOf(result.error.details.id).toEqualTypeOf<string>();
    }
    // @ts-expect-error a misspelt code
    if (!result.ok && result.error.code === "RES_NOT_FUOND") return;
  });

  test("all kinds are told apart, and a switch over them is known to be complete", () => {
    const describeFailure = (error: Failure<GetBook>): string => {
      switch (error.kind) {
        case "api":
          expectTypeOf(error.code).toEqualTypeOf<
            "RES_NOT_FOUND" | "VAL_ERROR" | "AUTH_REQUIRED" | "SYS_INTERNAL"
          >();
          return error.message;
        case "unknown-api":
          expectTypeOf(error.body).toEqualTypeOf<unknown>();
          expectTypeOf(error.unknownCode).toEqualTypeOf<string | undefined>();
          return error.message;
        case "rate-limited":
          expectTypeOf(error.retryAt).toEqualTypeOf<Date>();
          return error.message;
        case "network":
        case "timeout":
        case "aborted":
        case "circuit-open":
        case "invalid-request":
        case "invalid-response":
          return error.message;
      }
    };
    // @ts-expect-error not all kinds have an answer
    const incomplete = (error: Failure<GetBook>): string => {
      switch (error.kind) {
        case "api":
          return error.message;
      }
    };
    void describeFailure;
    void incomplete;
  });

  test("where there are no codes, a status narrows the body", () => {
    const error = {} as Failure<GetStatus>;
    if (error.kind === "api") {
      expectTypeOf(error.code).toEqualTypeOf<undefined>();
      expectTypeOf(error.status).toEqualTypeOf<503>();
      expectTypeOf(error.body).toEqualTypeOf<{ reason: string }>();
    }
    const several = {} as Failure<Several>;
    if (several.kind !== "api") return;
    if (several.status === 404) expectTypeOf(several.body).toEqualTypeOf<{ d: 4 }>();
    if (several.status === 418) expectTypeOf(several.body).toEqualTypeOf<{ e: 5 }>();
    if (several.status === 500) expectTypeOf(several.body).toEqualTypeOf<{ f: 6 }>();
    if (several.code === "GONE") expectTypeOf(several.body).toEqualTypeOf<{ e: 5 }>();
  });

  test("a failure holds nothing until it is narrowed but kind, code and message", () => {
    const error = {} as Failure<GetBook>;
    expectTypeOf(error.message).toEqualTypeOf<string>();
    // @ts-expect-error
    error.status;
    // @ts-expect-error
    error.body;
  });
});

interface Several {
  input: Record<never, never>;
  success: { 200: { a: 1 }; "2XX": { b: 2 }; 299: { c: 3 } };
  wire: { 200: { a: 1 }; "2XX": { b: 2 }; 299: { c: 3 } };
  errors: { GONE: { status: 410; details: undefined } };
  failures: { 404: { d: 4 }; "4XX": { e: 5 }; default: { f: 6 } };
  item: never;
  security: "none";
}

test("any generated operation fits where the kind does not matter", () => {
  expectTypeOf(getBook).toExtend<Operation>();
});
