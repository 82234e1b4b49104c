// Plain Express: `node express.ts <routes>`. It validates nothing; what the others are compared with.
import type { AddressInfo } from "node:net";
import express from "express";
import { routesOf, thing } from "../document.ts";
import { serve } from "../serve.ts";

const app = express();
app.use(express.json());
for (const { method, path } of routesOf(Number(process.argv[2]))) {
  const pattern = path.replace("{id}", ":id");
  if (method === "GET") app.get(pattern, (_request, response) => void response.json(thing));
  else app.post(pattern, (_request, response) => void response.status(201).json(thing));
}
const server = app.listen(0, "127.0.0.1", () => serve((server.address() as AddressInfo).port));
