import { type Contract, isJsonObject, type JsonObject } from "@lockstep/contract";
import type { Directions } from "../directions.ts";
import { record } from "../json-object.ts";
import type { Discriminated } from "../schema/discriminators.ts";

/** All that a printed type depends on beside its own schema, as JSON: names, discriminators, and what children ask of their parents. */
export function typeContext(contract: Contract, split: Directions, discriminated: Discriminated): JsonObject {
  const components = record(contract.document["components"]);
  const outlines = Object.entries(record(components["schemas"])).map(([name, schema]) => [
    name,
    outline(schema),
  ]);
  return {
    outputs: [...split.outputs],
    inputs: [...split.inputs],
    discriminated: [...discriminated].map(([name, properties]) => [name, [...properties]]),
    outlines,
    headers: components["headers"],
  };
}

function outline(schema: unknown): unknown {
  if (!isJsonObject(schema)) return schema;
  const { required, nullable, type, properties } = schema;
  const directions = Object.entries(record(properties)).map(([name, property]) => {
    const { readOnly, writeOnly } = record(property);
    return [name, readOnly, writeOnly];
  });
  return [required, nullable, type, directions];
}
