// A contract for tests: plain bodies, problem details, PUT and PATCH, UUID keys, two credentials at once. Not published.
import { type Api, type ContractSchemas, type Operation, problemDetails } from "@lockstep/operation";
import type { Collection } from "../types/collection.ts";
import type { MockContract } from "../types/contract.ts";
import type { MockOperation } from "../types/mock-operation.ts";
import type { Mocks } from "../types/mocks.ts";

export interface Tool {
  readonly id: string;
  name: string;
  weight?: number;
  readonly created_at: string;
  readonly updated_at: string;
}

interface NameTaken {
  resource: string;
  field: string;
  value: string;
}

export interface ListTools {
  input: { query?: { name?: string } };
  success: { 200: Tool[] };
  wire: { 200: Tool[] };
  errors: Record<never, never>;
  failures: Record<never, never>;
  item: never;
  security: "none";
}

export interface CreateTool {
  input: { body: { name: string; weight?: number } };
  success: { 201: Tool };
  wire: { 201: Tool };
  errors: { NAME_TAKEN: { status: 409; details: NameTaken } };
  failures: { 409: object };
  item: never;
  security: "required";
}

export interface GetTool {
  input: { path: { tool_id: string } };
  success: { 200: Tool };
  wire: { 200: Tool };
  errors: Record<never, never>;
  failures: { 404: { reason: string } };
  item: never;
  security: "none";
}

export interface ChangeTool {
  input: { path: { tool_id: string }; body: { name?: string; weight?: number | null } };
  success: { 200: Tool };
  wire: { 200: Tool };
  errors: { NAME_TAKEN: { status: 409; details: NameTaken } };
  failures: Record<never, never>;
  item: never;
  security: "none";
}

export interface ReplaceTool {
  input: { path: { tool_id: string }; body: { name: string; weight?: number } };
  success: { 200: Tool; 201: Tool };
  wire: { 200: Tool; 201: Tool };
  errors: Record<never, never>;
  failures: Record<never, never>;
  item: never;
  security: "none";
}

export interface ListShifts {
  input: { query?: { page?: number; size?: number } };
  success: { 200: { shifts: { id: number }[]; total: number; note: string } };
  wire: { 200: { shifts: { id: number }[]; total: number; note: string } };
  errors: Record<never, never>;
  failures: Record<never, never>;
  item: { id: number };
  security: "none";
}

export interface GetManual {
  input: { path: { tool_id: string } };
  success: { 200: Blob };
  wire: { 200: Blob };
  errors: Record<never, never>;
  failures: Record<never, never>;
  item: never;
  security: "none";
}

export interface Part {
  readonly id: number;
  readonly tool_id: string;
  label: string;
}

export interface ToolMocks
  extends Mocks<
    "listTools" | "createTool" | "getTool" | "changeTool" | "replaceTool" | "listShifts" | "getManual"
  > {
  readonly listTools: MockOperation<ListTools>;
  readonly createTool: MockOperation<CreateTool>;
  readonly getTool: MockOperation<GetTool>;
  readonly changeTool: MockOperation<ChangeTool>;
  readonly replaceTool: MockOperation<ReplaceTool>;
  readonly listShifts: MockOperation<ListShifts>;
  readonly getManual: MockOperation<GetManual>;
  readonly collections: { readonly tools: Collection<Tool>; readonly parts: Collection<Part> };
}

const json = { mediaTypes: ["application/json"] };
const toolId = { name: "tool_id", in: "path", required: true } as const;
const nameTaken = { NAME_TAKEN: { status: 409 } };
const body = { required: true, mediaTypes: ["application/json", "application/x-www-form-urlencoded"] };

const api: Api = {
  title: "Tools",
  version: "1.0.0",
  servers: ["/shed"],
  errorFormat: problemDetails,
  errors: { NAME_TAKEN: { status: 409, title: "Name taken", message: "{resource} {value} exists" } },
  securitySchemes: {
    key: { type: "apiKey", in: "query", name: "key" },
    login: { type: "http", scheme: "basic" },
  },
};

const operations: readonly Operation[] = [
  {
    id: "listTools",
    method: "GET",
    path: "/tools",
    parameters: [{ name: "name", in: "query" }],
    responses: { "200": json },
  },
  {
    id: "createTool",
    method: "POST",
    path: "/tools",
    body,
    responses: { "201": json, "409": {} },
    security: [{ key: [], login: [] }],
    errors: nameTaken,
  },
  {
    id: "getTool",
    method: "GET",
    path: "/tools/{tool_id}",
    parameters: [toolId],
    responses: { "200": json, "404": json },
  },
  {
    id: "changeTool",
    method: "PATCH",
    path: "/tools/{tool_id}",
    parameters: [toolId],
    body: { required: true, mediaTypes: ["application/merge-patch+json"] },
    responses: { "200": json },
    errors: nameTaken,
  },
  {
    id: "replaceTool",
    method: "PUT",
    path: "/tools/{tool_id}",
    parameters: [toolId],
    body: { required: true, mediaTypes: ["application/json"] },
    responses: { "200": json, "201": json },
  },
  {
    id: "listShifts",
    method: "GET",
    path: "/shifts",
    parameters: [
      { name: "page", in: "query" },
      { name: "size", in: "query" },
    ],
    responses: { "200": json },
    pagination: {
      style: "page",
      items: "/shifts",
      request: { page: { in: "query", name: "page" }, limit: { in: "query", name: "size" } },
      response: { total: { in: "body", pointer: "/total" } },
      limit: { default: 10, max: 20 },
      start: 1,
      step: "items",
      end: "total",
    },
  },
  {
    id: "listParts",
    method: "GET",
    path: "/tools/{tool_id}/parts",
    parameters: [toolId],
    responses: { "200": json },
  },
  {
    id: "addPart",
    method: "POST",
    path: "/tools/{tool_id}/parts",
    parameters: [toolId],
    body: { required: true, mediaTypes: ["application/json"] },
    responses: { "201": json },
  },
  {
    id: "getPart",
    method: "GET",
    path: "/tools/{tool_id}/parts/{part_id}",
    parameters: [toolId, { name: "part_id", in: "path", required: true }],
    responses: { "200": json, "404": json },
  },
  {
    id: "getManual",
    method: "GET",
    path: "/tools/{tool_id}/manual",
    parameters: [toolId],
    responses: { "200": { mediaTypes: ["application/octet-stream"] } },
  },
];

const tool = { $ref: "#/components/schemas/Tool" };
const toolIdSchema = { type: "string", format: "uuid" };
const part = { $ref: "#/components/schemas/Part" };
const toolAnswer = { "application/json": tool };

const schemas: ContractSchemas = {
  components: {
    Tool: {
      type: "object",
      required: ["id", "name", "created_at", "updated_at"],
      properties: {
        id: { ...toolIdSchema, readOnly: true },
        name: { type: "string", minLength: 1, maxLength: 40 },
        weight: { type: "number", minimum: 0 },
        colour: { type: "string", default: "grey" },
        created_at: { type: "string", format: "date-time", readOnly: true },
        updated_at: { type: "string", format: "date-time", readOnly: true },
      },
      additionalProperties: false,
    },
    Part: {
      type: "object",
      required: ["id", "tool_id", "label"],
      properties: {
        id: { type: "integer", readOnly: true },
        tool_id: { ...toolIdSchema, readOnly: true },
        label: { type: "string" },
      },
    },
    ToolChange: {
      type: "object",
      properties: { name: { type: "string", minLength: 1 }, weight: { type: ["number", "null"] } },
      additionalProperties: false,
    },
  },
  operations: {
    listTools: {
      parameters: { "query.name": { type: "string" } },
      responses: { "200": { "application/json": { type: "array", items: tool } } },
    },
    createTool: {
      body: { "application/json": tool, "application/x-www-form-urlencoded": tool },
      responses: { "201": toolAnswer },
      headers: { "201": { location: { type: "string" } } },
    },
    getTool: {
      parameters: { "path.tool_id": toolIdSchema },
      responses: {
        "200": toolAnswer,
        "404": {
          "application/json": {
            type: "object",
            required: ["reason"],
            properties: { reason: { type: "string" } },
          },
        },
      },
    },
    changeTool: {
      parameters: { "path.tool_id": toolIdSchema },
      body: { "application/merge-patch+json": { $ref: "#/components/schemas/ToolChange" } },
      responses: { "200": toolAnswer },
    },
    replaceTool: {
      parameters: { "path.tool_id": toolIdSchema },
      body: { "application/json": tool },
      responses: { "200": toolAnswer, "201": toolAnswer },
    },
    listParts: {
      parameters: { "path.tool_id": toolIdSchema },
      responses: { "200": { "application/json": { type: "array", items: part } } },
    },
    addPart: {
      parameters: { "path.tool_id": toolIdSchema },
      body: { "application/json": part },
      responses: { "201": { "application/json": part } },
    },
    getPart: {
      parameters: { "path.tool_id": toolIdSchema, "path.part_id": { type: "integer" } },
      responses: { "200": { "application/json": part } },
    },
    listShifts: {
      parameters: {
        "query.page": { type: "integer", minimum: 1 },
        "query.size": { type: "integer", minimum: 1, maximum: 20 },
      },
      responses: {
        "200": {
          "application/json": {
            type: "object",
            required: ["shifts", "total", "note"],
            properties: {
              shifts: {
                type: "array",
                items: {
                  type: "object",
                  required: ["id", "crew"],
                  properties: { id: { type: "integer" }, crew: { enum: ["early", "late"] } },
                },
              },
              total: { type: "integer" },
              note: { type: "string" },
            },
          },
        },
      },
    },
    getManual: {
      parameters: { "path.tool_id": toolIdSchema },
      responses: { "200": { "application/octet-stream": { type: "string", format: "binary" } } },
    },
  },
};

/** Without collections: everything is sampled. */
export const toolContract: MockContract = {
  api,
  operations,
  schemas,
  details: {
    NAME_TAKEN: {
      type: "object",
      required: ["resource", "field", "value"],
      properties: { resource: { type: "string" }, field: { type: "string" }, value: { type: "string" } },
    },
  },
};

export const toolContractWithCollections: MockContract = {
  ...toolContract,
  collections: {
    tools: {
      list: "listTools",
      create: "createTool",
      get: "getTool",
      update: "changeTool",
      replace: "replaceTool",
      key: "id",
      parameter: "tool_id",
      item: tool,
      unique: ["name"],
    },
    parts: {
      list: "listParts",
      create: "addPart",
      get: "getPart",
      key: "id",
      parameter: "part_id",
      item: part,
    },
  },
};
