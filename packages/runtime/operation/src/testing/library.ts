// A small contract as generated code would hold it, for the tests of all runtimes. Not published.
import type { Api } from "../api.ts";
import type { Operation } from "../operation.ts";
import type { ContractSchemas, Schema } from "../validation/schemas.ts";

export { judgeBody } from "./judge.ts";
export { issueToken, refreshToken, tokenSchemas } from "./token.ts";

export interface Book {
  readonly id: number;
  title: string;
  pages?: number;
}

export interface NotFoundDetails {
  resource: string;
  id: string;
}

export interface FieldError {
  field: string;
  message: string;
}

interface ErrorBody {
  success: false;
  error: { code: string; message: string; details?: unknown };
}

interface Paging {
  total: number;
  has_next: boolean;
  links: { next: string | null };
}

interface CommonErrors {
  VAL_ERROR: { status: 422; details: FieldError[] };
  AUTH_REQUIRED: { status: 401; details: undefined };
  SYS_INTERNAL: { status: 500; details: undefined };
}

export interface ListBooks {
  input: { query?: { limit?: number; offset?: number; sort?: string; author?: string } };
  success: { 200: { books: Book[] } };
  wire: { 200: { success: true; data: { books: Book[] }; pagination: Paging } };
  errors: CommonErrors;
  failures: { 401: ErrorBody; 422: ErrorBody; 500: ErrorBody };
  item: Book;
  security: "required";
}

export interface GetBook {
  input: { path: { bookId: number } };
  success: { 200: Book };
  wire: { 200: { success: true; data: Book } };
  errors: CommonErrors & { RES_NOT_FOUND: { status: 404; details: NotFoundDetails } };
  failures: { 404: ErrorBody };
  item: never;
  security: "required";
}

export interface CreateBook {
  input: { body: { title: string; pages?: number } };
  success: { 201: Book };
  wire: { 201: { success: true; data: Book } };
  errors: CommonErrors & { RES_EXISTS: { status: 409; details: undefined } };
  failures: { 409: ErrorBody; 422: ErrorBody };
  item: never;
  security: "required";
}

export interface DeleteBook {
  input: { path: { bookId: number } };
  success: { 204: undefined };
  wire: { 204: undefined };
  errors: CommonErrors & { RES_NOT_FOUND: { status: 404; details: NotFoundDetails } };
  failures: { 404: ErrorBody };
  item: never;
  security: "required";
}

export interface ListLoans {
  input: { query?: { limit?: number; cursor?: string; status?: "open" | "closed" } };
  success: { 200: { loans: { id: string }[] } };
  wire: { 200: { success: true; data: { loans: { id: string }[] }; next_cursor: string | null } };
  errors: CommonErrors;
  failures: { 422: ErrorBody };
  item: { id: string };
  security: "required";
}

export interface ListBooksV1 {
  input: Record<never, never>;
  success: { 200: Book[] };
  wire: { 200: Book[] };
  errors: CommonErrors;
  failures: Record<never, never>;
  item: never;
  security: "none";
}

/** Public and plain: no envelope, no codes, as in a document without any extension. */
export interface GetStatus {
  input: Record<never, never>;
  success: { 200: { status: "up" | "down" } };
  wire: { 200: { status: "up" | "down" } };
  errors: Record<never, never>;
  failures: { 503: { reason: string } };
  item: never;
  security: "none";
}

const errorFormat = {
  mediaType: "application/json",
  code: "/error/code",
  message: "/error/message",
  details: "/error/details",
  docs: "/error/help_url",
  implied: {
    validation: "VAL_ERROR",
    unauthenticated: "AUTH_REQUIRED",
    notFound: "RES_NOT_FOUND",
    internal: "SYS_INTERNAL",
  },
} as const satisfies Api["errorFormat"];

const envelope = {
  data: "/data",
  success: "/success",
  requestId: "/meta/request_id",
  timestamp: "/meta/timestamp",
  deprecation: "/meta/deprecation_notice",
} as const satisfies Api["envelope"];

const common = { VAL_ERROR: { status: 422 }, AUTH_REQUIRED: { status: 401 }, SYS_INTERNAL: { status: 500 } };
const secured = [{ bearerAuth: [] }];
const json = { mediaTypes: ["application/json"] };
const bookId = { name: "bookId", in: "path", required: true } as const;

export const api: Api = {
  title: "Library API",
  version: "1.2.0",
  servers: ["https://library.example"],
  errorFormat,
  envelope,
  errors: {
    VAL_ERROR: { status: 422, title: "Invalid request", message: "The request is not valid" },
    AUTH_REQUIRED: { status: 401, title: "Credentials needed", message: "Sign in first" },
    RES_NOT_FOUND: {
      status: 404,
      title: "Not found",
      message: "{resource} {id} was not found",
      docs: "https://library.example/errors#res-not-found",
    },
    RES_EXISTS: { status: 409, title: "Exists", message: "It exists already" },
    SYS_INTERNAL: { status: 500, title: "Internal error", message: "Something went wrong" },
  },
  securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } },
};

export const listBooks: Operation<ListBooks> = {
  id: "listBooks",
  method: "GET",
  path: "/v2/books",
  parameters: [
    { name: "limit", in: "query" },
    { name: "offset", in: "query" },
    { name: "sort", in: "query" },
    { name: "author", in: "query" },
  ],
  responses: { "200": json, "401": json, "422": json, "500": json },
  security: secured,
  errors: common,
  errorFormat,
  envelope,
  pagination: {
    style: "offset",
    items: "/data/books",
    request: { limit: { in: "query", name: "limit" }, offset: { in: "query", name: "offset" } },
    response: {
      total: { in: "body", pointer: "/pagination/total" },
      hasMore: { in: "body", pointer: "/pagination/has_next" },
      next: { in: "body", pointer: "/pagination/links/next" },
    },
    limit: { default: 10, max: 100 },
    start: 0,
    step: "items",
    end: "hasMore",
    sort: { param: { in: "query", name: "sort" }, fields: ["title", "pages"], syntax: "field:dir" },
  },
};

export const getBook: Operation<GetBook> = {
  id: "getBook",
  method: "GET",
  path: "/v2/books/{bookId}",
  parameters: [bookId],
  responses: { "200": json, "404": json },
  security: secured,
  errors: { ...common, RES_NOT_FOUND: { status: 404 } },
  errorFormat,
  envelope,
};

export const createBook: Operation<CreateBook> = {
  id: "createBook",
  method: "POST",
  path: "/v2/books",
  body: { required: true, mediaTypes: ["application/json"] },
  responses: { "201": json, "409": json, "422": json },
  security: secured,
  errors: { ...common, RES_EXISTS: { status: 409 } },
  errorFormat,
  envelope,
};

export const deleteBook: Operation<DeleteBook> = {
  id: "deleteBook",
  method: "DELETE",
  path: "/v2/books/{bookId}",
  parameters: [bookId],
  responses: { "204": {}, "404": json },
  security: secured,
  errors: { ...common, RES_NOT_FOUND: { status: 404 } },
  errorFormat,
  envelope,
};

export const listLoans: Operation<ListLoans> = {
  id: "listLoans",
  method: "GET",
  path: "/v2/loans",
  parameters: [
    { name: "limit", in: "query" },
    { name: "cursor", in: "query" },
    { name: "status", in: "query" },
  ],
  responses: { "200": json, "422": json },
  security: secured,
  errors: common,
  errorFormat,
  envelope,
  pagination: {
    style: "cursor",
    items: "/data/loans",
    request: { limit: { in: "query", name: "limit" }, cursor: { in: "query", name: "cursor" } },
    response: { nextCursor: { in: "body", pointer: "/next_cursor" } },
    limit: { default: 2, max: 50 },
    start: 0,
    step: "items",
    end: "nextAbsent",
    cursorTtlSeconds: 3600,
  },
};

export const listBooksV1: Operation<ListBooksV1> = {
  id: "listBooksV1",
  method: "GET",
  path: "/v1/books",
  responses: { "200": json },
  errors: common,
  errorFormat,
  deprecation: {
    since: "2026-01-15T00:00:00Z",
    sunset: "2027-06-30T23:59:59Z",
    successor: { operationId: "listBooks" },
    guide: "https://library.example/migrate",
  },
};

export const getStatus: Operation<GetStatus> = {
  id: "getStatus",
  method: "GET",
  path: "/status",
  responses: { "200": json, "503": json },
};

/** All operations by id. */
export const operations: { readonly [id: string]: Operation } = {
  listBooks,
  getBook,
  createBook,
  deleteBook,
  listLoans,
  listBooksV1,
  getStatus,
};

export const schemas: ContractSchemas = {
  components: {
    Book: {
      type: "object",
      required: ["id", "title"],
      properties: {
        id: { type: "integer", minimum: 1, readOnly: true },
        title: { type: "string", minLength: 1, maxLength: 200 },
        pages: { type: "integer", minimum: 1 },
      },
      additionalProperties: false,
    },
    Meta: {
      type: "object",
      required: ["request_id", "timestamp"],
      properties: {
        request_id: { type: "string" },
        timestamp: { type: "string", format: "date-time" },
        deprecation_notice: { type: "string" },
      },
    },
    Error: {
      type: "object",
      required: ["success", "error", "meta"],
      properties: {
        success: { const: false },
        error: {
          type: "object",
          required: ["code", "message"],
          properties: {
            code: { type: "string" },
            message: { type: "string" },
            details: {},
            help_url: { type: "string" },
          },
        },
        meta: { $ref: "#/components/schemas/Meta" },
      },
    },
  },
  operations: {
    listBooks: {
      parameters: {
        "query.limit": { type: "integer", minimum: 1, maximum: 100, default: 10 },
        "query.offset": { type: "integer", minimum: 0, default: 0 },
        "query.sort": { type: "string", maxLength: 100 },
        "query.author": { type: "string", maxLength: 100 },
      },
      responses: {
        "200": {
          "application/json": {
            type: "object",
            required: ["success", "data", "pagination", "meta"],
            properties: {
              success: { const: true },
              data: {
                type: "object",
                required: ["books"],
                properties: {
                  books: { type: "array", maxItems: 100, items: { $ref: "#/components/schemas/Book" } },
                },
              },
              pagination: {
                type: "object",
                required: ["total", "has_next", "links"],
                properties: {
                  total: { type: "integer", minimum: 0 },
                  has_next: { type: "boolean" },
                  links: { type: "object", properties: { next: { type: ["string", "null"] } } },
                },
              },
              meta: { $ref: "#/components/schemas/Meta" },
            },
          },
        },
        ...errors("401", "422", "500"),
      },
    },
    getBook: {
      parameters: { "path.bookId": { type: "integer", minimum: 1 } },
      responses: { "200": enveloped({ $ref: "#/components/schemas/Book" }), ...errors("404") },
    },
    createBook: {
      body: { "application/json": { $ref: "#/components/schemas/Book" } },
      responses: { "201": enveloped({ $ref: "#/components/schemas/Book" }), ...errors("409", "422") },
    },
    deleteBook: {
      parameters: { "path.bookId": { type: "integer", minimum: 1 } },
      responses: errors("404"),
    },
    listLoans: {
      parameters: {
        "query.limit": { type: "integer", minimum: 1, maximum: 50, default: 2 },
        "query.cursor": { type: "string", maxLength: 1000 },
        "query.status": { type: "string", enum: ["open", "closed"] },
      },
      responses: {
        "200": {
          "application/json": {
            type: "object",
            required: ["success", "data", "next_cursor", "meta"],
            properties: {
              success: { const: true },
              data: {
                type: "object",
                required: ["loans"],
                properties: {
                  loans: {
                    type: "array",
                    items: {
                      type: "object",
                      required: ["id"],
                      properties: { id: { type: "string", format: "uuid" } },
                    },
                  },
                },
              },
              next_cursor: { type: ["string", "null"] },
              meta: { $ref: "#/components/schemas/Meta" },
            },
          },
        },
        ...errors("422"),
      },
    },
    listBooksV1: {
      responses: {
        "200": { "application/json": { type: "array", items: { $ref: "#/components/schemas/Book" } } },
      },
    },
    getStatus: {
      responses: {
        "200": {
          "application/json": {
            type: "object",
            required: ["status"],
            properties: { status: { enum: ["up", "down"] } },
          },
        },
        "503": {
          "application/json": {
            type: "object",
            required: ["reason"],
            properties: { reason: { type: "string" } },
          },
        },
      },
    },
  },
};

function enveloped(data: Schema): { readonly [mediaType: string]: Schema } {
  return {
    "application/json": {
      type: "object",
      required: ["success", "data", "meta"],
      properties: { success: { const: true }, data, meta: { $ref: "#/components/schemas/Meta" } },
    },
  };
}

function errors(...statuses: string[]): {
  readonly [status: string]: { readonly [mediaType: string]: Schema };
} {
  return Object.fromEntries(
    statuses.map((status) => [status, { "application/json": { $ref: "#/components/schemas/Error" } }]),
  );
}
