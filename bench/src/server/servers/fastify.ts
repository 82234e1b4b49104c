// Fastify with its own validation and serialisation by schema: `node fastify.ts <routes>`.
import { fastify } from "fastify";
import { idSchema, limitSchema, newThingSchema, routesOf, thing, thingSchema } from "../document.ts";
import { serve } from "../serve.ts";

const app = fastify();
for (const { method, path } of routesOf(Number(process.argv[2]))) {
  const url = path.replace("{id}", ":id");
  if (method === "GET") {
    const params = { type: "object", required: ["id"], properties: { id: idSchema } };
    const querystring = { type: "object", properties: { limit: limitSchema } };
    app.get(url, { schema: { params, querystring, response: { 200: thingSchema } } }, async () => thing);
  } else {
    app.post(
      url,
      { schema: { body: newThingSchema, response: { 201: thingSchema } } },
      async (_request, reply) => reply.status(201).send(thing),
    );
  }
}
const url = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
serve(Number(url.port));
