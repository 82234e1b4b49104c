import { describe, expect, test } from "vitest";
import { contractOf, document, loadFiles } from "../test/load-files.ts";
import type { Contract } from "./index.ts";

async function load(body: string): Promise<Contract> {
  return contractOf(await loadFiles({ "openapi.yaml": document(body) }));
}

describe("an operation", () => {
  test("has all that the document says about it", async () => {
    const contract = await load(`
servers: [{ url: 'https://{host}/v1', variables: { host: { default: example.com, enum: [example.com, example.org] } } }]
security: [{ bearer: [] }]
paths:
  /pets/{id}:
    summary: About a pet
    parameters:
      - { name: id, in: path, required: true, schema: { type: integer } }
      - { name: verbose, in: query, schema: { type: boolean } }
    patch:
      operationId: changePet
      tags: [pets]
      description: Changes a pet.
      deprecated: true
      security: [{ bearer: [write], key: [] }, {}]
      parameters:
        - { name: verbose, in: query, description: More words, deprecated: true, schema: { type: string } }
        - { name: X-Trace, in: header, content: { application/json: { schema: { type: object } } } }
        - { name: Authorization, in: header, schema: { type: string } }
        - { $ref: '#/components/parameters/Session', description: Who asks }
      requestBody:
        required: true
        description: What changes
        content:
          application/merge-patch+json:
            schema: { $ref: '#/components/schemas/Pet' }
            examples: { tom: { value: { name: Tom } }, far: { externalValue: 'https://example.com' } }
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string, format: binary } } }
            encoding: { photo: { contentType: image/png } }
      responses:
        '200':
          description: Changed
          headers: { ETag: { required: true, schema: { type: string } }, X-Rate: { $ref: '#/components/headers/Rate' } }
          content: { 'application/json; charset=utf-8': { schema: { $ref: '#/components/schemas/Pet' }, example: { name: Tom } } }
          links: { again: { operationId: changePet } }
        4xx: { description: No }
        default: { $ref: '#/components/responses/Failure' }
components:
  securitySchemes: { bearer: { type: http, scheme: bearer }, key: { type: apiKey, in: header, name: X-Key } }
  parameters: { Session: { name: session, in: cookie, schema: { type: string }, description: Session } }
  headers: { Rate: { schema: { type: integer }, deprecated: true } }
  responses: { Failure: { description: Failed, content: { text/plain: {} } } }
  schemas: { Pet: { type: object, description: A pet } }
`);
    const [operation] = contract.operations;
    expect(operation).toMatchObject({
      id: "changePet",
      operationId: "changePet",
      method: "PATCH",
      path: "/pets/{id}",
      tags: ["pets"],
      summary: "About a pet",
      description: "Changes a pet.",
      deprecated: true,
      pointer: "/paths/~1pets~1{id}/patch",
      security: [
        [
          { scheme: "bearer", scopes: ["write"] },
          { scheme: "key", scopes: [] },
        ],
        [],
      ],
      servers: [
        {
          url: "https://{host}/v1",
          variables: { host: { default: "example.com", enum: ["example.com", "example.org"] } },
        },
      ],
    });
    expect(operation?.parameters).toEqual([
      {
        name: "id",
        in: "path",
        required: true,
        deprecated: false,
        style: "simple",
        explode: false,
        allowReserved: false,
        allowEmptyValue: false,
        schema: { type: "integer" },
        pointer: "/paths/~1pets~1{id}/parameters/0",
        schemaPointer: "/paths/~1pets~1{id}/parameters/0/schema",
      },
      expect.objectContaining({
        name: "verbose",
        description: "More words",
        deprecated: true,
        style: "form",
        explode: true,
        required: false,
        schema: { type: "string" },
      }),
      expect.objectContaining({
        name: "X-Trace",
        contentType: "application/json",
        schemaPointer: "/paths/~1pets~1{id}/patch/parameters/1/content/application~1json/schema",
      }),
      expect.objectContaining({
        name: "session",
        in: "cookie",
        description: "Who asks",
        pointer: "/components/parameters/Session",
        schemaPointer: "/components/parameters/Session/schema",
      }),
    ]);
    expect(operation?.body).toMatchObject({
      required: true,
      description: "What changes",
      content: [
        {
          mediaType: "application/merge-patch+json",
          schema: { $ref: "#/components/schemas/Pet" },
          examples: { tom: { name: "Tom" } },
        },
        { mediaType: "multipart/form-data", encoding: { photo: { contentType: "image/png" } } },
      ],
    });
    expect(operation?.responses.map(({ status }) => status)).toEqual(["200", "4XX", "default"]);
    expect(operation?.responses[0]).toMatchObject({
      headers: [
        { name: "ETag", required: true, deprecated: false },
        { name: "X-Rate", required: false, deprecated: true, pointer: "/components/headers/Rate" },
      ],
      content: [{ mediaType: "application/json; charset=utf-8", examples: { default: { name: "Tom" } } }],
      links: { again: { operationId: "changePet" } },
    });
    expect(operation?.responses[2]).toMatchObject({
      description: "Failed",
      pointer: "/components/responses/Failure",
    });
    expect(contract.schemas).toEqual([
      {
        name: "Pet",
        identifier: "Pet",
        schema: { type: "object", description: "A pet" },
        description: "A pet",
        pointer: "/components/schemas/Pet",
      },
    ]);
    expect(contract.securitySchemes.map(({ name }) => name)).toEqual(["bearer", "key"]);
  });

  test("is public where nothing asks for credentials, and where it says so itself", async () => {
    const contract = await load(`
security: [{ bearer: [] }]
components: { securitySchemes: { bearer: { type: http, scheme: bearer } } }
paths: { /a: { get: { responses: {} }, put: { security: [], responses: {} } } }
`);
    expect(contract.operations.map(({ security }) => security)).toEqual([
      [[{ scheme: "bearer", scopes: [] }]],
      [],
    ]);
  });

  test("may be a query or any other method, a webhook, or a callback", async () => {
    const result = await loadFiles({
      "openapi.yaml": `openapi: 3.2.0
info: { title: T, version: '1' }
paths:
  /search:
    query: { operationId: search, responses: { '200': { description: ok, content: { application/jsonl: { itemSchema: { type: object } } } } } }
    additionalOperations: { COPY: { responses: {} } }
  /subscribe:
    post:
      operationId: subscribe
      responses: {}
      callbacks:
        onEvent: { '{$request.body#/url}': { post: { operationId: event, responses: {} } } }
        onEnd: { $ref: '#/components/callbacks/End' }
webhooks:
  newPet: { post: { responses: {} } }
components:
  callbacks: { End: { '{$request.body#/end}': { put: { operationId: end, responses: {}, callbacks: { again: { $ref: '#/components/callbacks/End' } } } } } }
`,
    });
    const contract = contractOf(result);
    expect(contract.operations.map(({ id, method }) => `${method} ${id}`)).toEqual([
      "QUERY search",
      "COPY copySearch",
      "POST subscribe",
    ]);
    expect(contract.operations[0]?.responses[0]?.content[0]?.itemSchema).toEqual({ type: "object" });
    expect(contract.webhooks).toMatchObject([{ id: "postNewPetWebhook", path: "newPet" }]);
    expect(contract.operations[2]?.callbacks).toMatchObject([
      { name: "onEvent", expression: "{$request.body#/url}", operations: [{ id: "event" }] },
      {
        name: "onEnd",
        operations: [{ id: "end", pointer: "/components/callbacks/End/{$request.body#~1end}/put" }],
      },
    ]);
  });
});

describe("the document of a contract", () => {
  test("carries the final, unique id of every operation, and keeps what the loader does not know", async () => {
    const contract = await load(`
x-logo: { url: a.png, $ref: this is data }
paths:
  /a: { get: { operationId: list-all, responses: {}, x-internal: true } }
  /b: { get: { responses: {} } }
`);
    expect(contract.document).toMatchObject({
      "x-logo": { url: "a.png", $ref: "this is data" },
      paths: {
        "/a": { get: { operationId: "listAll", "x-internal": true } },
        "/b": { get: { operationId: "getB" } },
      },
    });
    expect(contract.operations[0]?.operationId).toBe("list-all");
    expect(contract.operations[1]?.operationId).toBeUndefined();
  });

  test("is frozen, and so are the lists of the model", async () => {
    const contract = await load("paths: { /a: { get: { responses: {} } } }");
    for (const part of [
      contract,
      contract.document,
      contract.operations,
      contract.operations[0],
      contract.schemas,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  test("tells where each of its nodes stands", async () => {
    const contract = await load("paths:\n  /a:\n    get:\n      summary: Hello\n      responses: {}\n");
    expect(contract.source.locate("/paths/~1a/get/summary")).toMatchObject({
      file: "/project/openapi.yaml",
      line: 6,
      column: 16,
      endColumn: 21,
    });
    expect(contract.source.locate("/paths/~1a/get/summary", "key")).toMatchObject({ line: 6, column: 7 });
    expect(contract.source.locate("/paths/~1a/get/summary", { text: "llo" })).toMatchObject({ column: 18 });
    // A node that nobody wrote stands where its nearest ancestor does.
    expect(contract.source.locate("/paths/~1a/get/operationId")).toMatchObject({ line: 5, column: 5 });
  });
});
