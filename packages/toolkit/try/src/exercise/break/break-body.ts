import { isSchemaObject, matchMediaType, type Schema } from "@lockstep/operation";
import type { Breaking, BreakKind, Change } from "./breaking.ts";

/** Nobody declares it. */
const unknownType = "application/x-lockstep-broken";
/** A value of each type of JSON. */
const values: readonly unknown[] = [true, 7.5, "lockstep-broken", [], {}, null];

export const malformedJson: BreakKind = {
  name: "malformed JSON",
  change: ({ json }) => (json === undefined ? undefined : { how: "malformed JSON", body: '{"broken":' }),
};

export const wrongBody: BreakKind = {
  name: "a body of the wrong type",
  change: (breaking) => {
    const schema = bodySchema(breaking);
    const value = schema === undefined ? undefined : refusedBy(breaking, schema, values);
    return value && { how: `the body is ${value.text}`, body: value.text };
  },
};

export const wrongProperty: BreakKind = {
  name: "a property of the wrong type",
  change: (breaking) => {
    const { json } = breaking;
    const schema = bodySchema(breaking);
    if (schema === undefined || !isSchemaObject(json)) return undefined;
    return first(Object.keys(json), (name) => {
      const candidates = values.map((value) => ({ ...json, [name]: value }));
      const broken = refusedBy(breaking, schema, candidates);
      return broken && { how: `body.${name} is of the wrong type`, body: broken.text };
    });
  },
};

export const missingProperty: BreakKind = {
  name: "a required property is missing",
  change: (breaking) => {
    const { json } = breaking;
    const schema = bodySchema(breaking);
    if (schema === undefined || !isSchemaObject(json)) return undefined;
    return first(Object.keys(json), (name) => {
      const { [name]: _, ...rest } = json;
      const broken = refusedBy(breaking, schema, [rest]);
      return broken && { how: `body.${name} is missing`, body: broken.text };
    });
  },
};

export const missingBody: BreakKind = {
  name: "the body is missing",
  change: ({ operation, hasBody }) =>
    operation.body?.required && hasBody
      ? { how: "the body is missing", body: null, headers: { "content-type": null } }
      : undefined,
};

export const wrongMediaType: BreakKind = {
  name: "a media type that is not declared",
  change: ({ operation, hasBody }) => {
    if (!operation.body || !hasBody) return undefined;
    if (matchMediaType(operation.body.mediaTypes, unknownType) !== undefined) return undefined;
    return { how: `the body is ${unknownType}`, headers: { "content-type": unknownType } };
  },
};

/** The schema of the JSON that the request carries; `undefined` where that is not valid as it is, so that no change would tell. */
function bodySchema({ json, request, operation, schemas, judge }: Breaking): Schema | undefined {
  const contentType = request.headers.get("content-type");
  if (json === undefined || contentType === null) return undefined;
  const declared = matchMediaType(operation.body?.mediaTypes ?? [], contentType);
  const schema = declared === undefined ? undefined : schemas.operations[operation.id]?.body?.[declared];
  return schema !== undefined && judge(schema, json) === undefined ? schema : undefined;
}

/** The first of some values that the schema refuses, as JSON. */
function refusedBy(
  { judge }: Breaking,
  schema: Schema,
  candidates: readonly unknown[],
): { readonly text: string } | undefined {
  const refused = candidates.find((value) => judge(schema, value) !== undefined);
  return refused === undefined ? undefined : { text: JSON.stringify(refused) };
}

function first<Item>(items: readonly Item[], change: (item: Item) => Change | undefined): Change | undefined {
  for (const item of items) {
    const found = change(item);
    if (found) return found;
  }
  return undefined;
}
