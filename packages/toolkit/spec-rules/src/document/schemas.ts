import type { ContractDocument, OperationPlace } from "./contract-document.ts";
import { responsesOf } from "./error-codes.ts";
import { member } from "./json.ts";
import type { Place } from "./place.ts";

/** Schemas of the JSON bodies that an operation answers with a 2xx. */
export function successSchemas(document: ContractDocument, operation: OperationPlace): readonly Place[] {
  return responsesOf(document, operation)
    .filter((response) => /^2(\d\d|XX)$/.test(response.status))
    .flatMap((response) => document.children(document.child(response.place, "content")))
    .filter(([mediaType]) => /[/+]json\s*(;|$)/i.test(mediaType))
    .flatMap(([, media]) => document.child(media, "schema") ?? []);
}

/** Properties of a schema by name, those of its allOf, anyOf and oneOf branches included. */
export function propertiesOf(document: ContractDocument, schema: Place): ReadonlyMap<string, Place> {
  const properties = new Map<string, Place>();
  for (const branch of branchesOf(document, schema)) {
    for (const [name, property] of document.children(document.child(branch, "properties"))) {
      if (!properties.has(name)) properties.set(name, property);
    }
  }
  return properties;
}

/** Whether a schema describes an array, itself or in one of its branches. */
export function isArraySchema(document: ContractDocument, schema: Place): boolean {
  return branchesOf(document, schema).some(({ value }) => {
    const type = member(value, "type");
    if (type === undefined) return member(value, "items") !== undefined;
    return type === "array" || (Array.isArray(type) && type.includes("array"));
  });
}

/** The schema of a location in a body, e.g. `/data/agents`; undefined where the schema has none. */
export function schemaAt(document: ContractDocument, schema: Place, pointer: string): Place | undefined {
  const names = pointer.split("/").slice(1);
  return names.reduce<Place | undefined>((at, name) => {
    return at && propertiesOf(document, at).get(name.replaceAll("~1", "/").replaceAll("~0", "~"));
  }, schema);
}

/** The JSON pointer of `$response.body#/data`; undefined for anything else. */
export function bodyPointer(locator: unknown): string | undefined {
  return typeof locator === "string" ? /^\$response\.body#(\/.*)$/.exec(locator)?.[1] : undefined;
}

/** The schema and the branches that it is composed of; a schema that contains itself is met once. */
function branchesOf(document: ContractDocument, schema: Place): readonly Place[] {
  const found = new Map<string, Place>();
  const pending = [schema];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (found.has(place.location.absolutePointer)) continue;
    found.set(place.location.absolutePointer, place);
    for (const keyword of ["oneOf", "anyOf", "allOf"]) {
      const branches = document.children(document.child(place, keyword)).map(([, branch]) => branch);
      pending.push(...branches.reverse());
    }
  }
  return [...found.values()];
}
