// Express with express-openapi-validator: `node express-openapi-validator.ts <routes>`.
import type { AddressInfo } from "node:net";
import express, { type ErrorRequestHandler } from "express";
import { middleware } from "express-openapi-validator";
import { documentOf, routesOf, thing } from "../document.ts";
import { serve } from "../serve.ts";

const routes = routesOf(Number(process.argv[2]));
const app = express();
app.use(express.json());
app.use(
  middleware({
    apiSpec: documentOf(routes) as Parameters<typeof middleware>[0]["apiSpec"],
    validateRequests: true,
    validateResponses: false,
  }),
);
for (const { method, path } of routes) {
  const pattern = path.replace("{id}", ":id");
  if (method === "GET") app.get(pattern, (_request, response) => void response.json(thing));
  else app.post(pattern, (_request, response) => void response.status(201).json(thing));
}
const refuse: ErrorRequestHandler = ({ status = 500, message }, _request, response, _next) => {
  response.status(status).json({ message });
};
app.use(refuse);
const server = app.listen(0, "127.0.0.1", () => serve((server.address() as AddressInfo).port));
