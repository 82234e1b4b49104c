/**
 * A document of the shape of a very large API: entities that refer to each other in circles, collections of them and their members,
 * several operations a path, names that collide, discriminated unions, forms, and error answers that all operations share.
 * @param entities How many entities it has; each brings eleven operations and five schemas.
 */
export function largeDocument(entities: number): string {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {
    error: object({ code: { type: "string" }, inner: ref("error") }),
    base: {
      ...object({ id: { type: "string", readOnly: true }, kind: { type: "string" } }),
      required: ["id"],
    },
  };
  for (let index = 0; index < entities; index++) {
    const name = `entity-${index}`;
    const next = `entity-${(index + 1) % entities}`;
    const related = `entity-${(index * 7 + 3) % entities}`;
    schemas[name] = {
      allOf: [
        ref("base"),
        object({ next: ref(next), related: list(ref(related)), state: ref(`${name}-state`) }),
      ],
    };
    schemas[`${name}-state`] = { type: "string", enum: ["new", "old", `only-${index}`], default: "new" };
    schemas[`${name}-page`] = object({ value: list(ref(name)), nextLink: { type: ["string", "null"] } });
    schemas[`${name}-event`] = {
      oneOf: [ref(`${name}-made`), ref(`${name}-gone`)],
      discriminator: { propertyName: "kind" },
    };
    schemas[`${name}-made`] = object({ kind: { type: "string" }, of: ref(name) });
    schemas[`${name}-gone`] = object({
      kind: { type: "string" },
      at: { type: "string", format: "date-time" },
    });
    const collection = `/area-${index % 40}/${name}`;
    const member = `${collection}/{${name}-id}`;
    const id = { name: `${name}-id`, in: "path", required: true, schema: { type: "string" } };
    paths[collection] = {
      get: operation(`${name}.list`, ref(`${name}-page`), {
        parameters: ["top", "skip", "filter"].map(query),
      }),
      post: operation(`${name}.create`, ref(name), { requestBody: body(ref(name)) }),
    };
    paths[member] = {
      parameters: [id],
      get: operation(`${name}.get`, ref(name), { parameters: [query("expand")] }),
      patch: operation(`${name}.update`, ref(name), { requestBody: body(ref(name)) }),
      delete: operation(`${name}.delete`, undefined),
    };
    paths[`${member}/events`] = { parameters: [id], get: operation(undefined, list(ref(`${name}-event`))) };
    for (const action of ["start", "stop", "copy", "move", "assign"]) {
      paths[`${member}/${action}`] = {
        parameters: [id],
        // Every third has an id that others have as well.
        post: operation(index % 3 === 0 ? `entity.${action}` : `${name}.${action}`, ref(name)),
      };
    }
  }
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Large API", version: "1" },
    security: [{ token: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      responses: { error: { description: "no", content: { "application/json": { schema: ref("error") } } } },
    },
  });
}

const object = (properties: object): { type: string; properties: object } => ({ type: "object", properties });
const list = (items: object): object => ({ type: "array", items });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const body = (schema: object): object => ({ required: true, content: { "application/json": { schema } } });
const query = (name: string): object => ({ name, in: "query", schema: { type: "string" } });

function operation(operationId: string | undefined, schema: object | undefined, more: object = {}): object {
  const answer =
    schema === undefined
      ? { "204": { description: "none" } }
      : { "200": { description: "ok", content: { "application/json": { schema } } } };
  return { operationId, ...more, responses: { ...answer, "4XX": { $ref: "#/components/responses/error" } } };
}
