/** The same small API with any number of operations, every other one a GET with parameters, the others a POST with a body. */
export interface Route {
  readonly operationId: string;
  readonly method: "GET" | "POST";
  /** With parameters in braces. */
  readonly path: string;
}

/** What every operation answers with. */
export const thing = { id: 7, name: "A thing", tags: ["new", "blue"] } as const;

/** What every POST is sent. */
export const newThing = { name: "A thing", count: 3, tags: ["new", "blue"] } as const;

export const thingSchema = {
  type: "object",
  required: ["id", "name"],
  properties: {
    id: { type: "integer" },
    name: { type: "string" },
    tags: { type: "array", items: { type: "string" }, maxItems: 20 },
  },
} as const;

export const newThingSchema = {
  type: "object",
  required: ["name", "count"],
  additionalProperties: false,
  properties: {
    name: { type: "string", minLength: 1, maxLength: 80 },
    count: { type: "integer", minimum: 0 },
    tags: { type: "array", items: { type: "string", maxLength: 20 }, maxItems: 20 },
  },
} as const;

export const idSchema = { type: "integer", minimum: 1 } as const;
export const limitSchema = { type: "integer", minimum: 1, maximum: 100 } as const;

export function routesOf(count: number): readonly Route[] {
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? { operationId: `getThing${index}`, method: "GET", path: `/things${index}/{id}` }
      : { operationId: `createThing${index}`, method: "POST", path: `/things${index}` },
  );
}

/** The OpenAPI document of these routes. */
export function documentOf(routes: readonly Route[]): object {
  const answer = (description: string): object => ({
    description,
    content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
  });
  const operations = {
    GET: {
      parameters: [
        { name: "id", in: "path", required: true, schema: idSchema },
        { name: "limit", in: "query", schema: limitSchema },
      ],
      responses: { "200": answer("The thing") },
    },
    POST: {
      requestBody: {
        required: true,
        content: { "application/json": { schema: { $ref: "#/components/schemas/NewThing" } } },
      },
      responses: { "201": answer("The new thing") },
    },
  };
  return {
    openapi: "3.0.3",
    info: { title: "Things", version: "1.0.0" },
    servers: [{ url: "/" }],
    security: [],
    paths: Object.fromEntries(
      routes.map(({ operationId, method, path }) => [
        path,
        { [method.toLowerCase()]: { operationId, ...operations[method] } },
      ]),
    ),
    components: { schemas: { Thing: thingSchema, NewThing: newThingSchema } },
  };
}
