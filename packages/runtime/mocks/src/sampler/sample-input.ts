import {
  type ContractSchemas,
  isJson,
  mapSchema,
  type Operation,
  type Schema,
  withoutForbidden,
} from "@lockstep/operation";
import { isKeywords } from "./keywords.ts";
import { hash } from "./random.ts";
import { createSampling, type Sampling } from "./sampling.ts";

/** What a caller passes for an operation, as generated clients take it. */
export interface SampledInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly contentType?: string;
}

/**
 * Makes valid input for operations: what is required, and of bodies also what is not. Equal seeds give equal input.
 * For contract tests, and for trying an API out.
 */
export function inputSampler(
  schemas: ContractSchemas,
): (operation: Operation, seed?: number) => SampledInput {
  const components = Object.entries(schemas.components).map(
    ([name, schema]) => [name, sent(schema)] as const,
  );
  const sampling = createSampling(Object.fromEntries(components));
  return (operation, seed = 1) => {
    const input: Record<string, unknown> = {};
    for (const parameter of operation.parameters ?? []) {
      if (!parameter.required) continue;
      const place = parameter.in === "querystring" ? "query" : containers[parameter.in];
      const schema =
        schemas.operations[operation.id]?.parameters?.[`${parameter.in}.${parameter.name}`] ?? {};
      const value = sampleParameter(sampling, schema, hash(seed, operation.id, parameter.in, parameter.name));
      const container = (input[place] ?? {}) as Record<string, unknown>;
      Object.defineProperty(container, parameter.name, { value, enumerable: true, configurable: true });
      input[place] = container;
    }
    return { ...input, ...sampleBody(operation, schemas, sampling, seed) };
  };
}

const containers = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/** A parameter's text must not vanish from a path or a header: the empty string is made anew. */
function sampleParameter(sampling: Sampling, schema: Schema, seed: number): unknown {
  const make = (turn: number): unknown => sampling.make({ schema: sent(schema), seed: seed + turn }).value;
  for (let turn = 0; turn < 5; turn++) {
    const value = make(turn);
    if (value !== "" && value !== null && !(Array.isArray(value) && value.length === 0)) return value;
  }
  const { type } = sampling.keywords(schema);
  return type === undefined || type === "string" ? "x" : make(0);
}

function sampleBody(
  operation: Operation,
  schemas: ContractSchemas,
  sampling: Sampling,
  seed: number,
): Pick<SampledInput, "body" | "contentType"> {
  const { body, method } = operation;
  // Platforms refuse to send one (Fetch Standard, "body with GET/HEAD method").
  if (!body || method === "GET" || method === "HEAD") return {};
  const contentType = body.mediaTypes.find(isJson) ?? body.mediaTypes.find(isForm) ?? body.mediaTypes[0];
  if (contentType === undefined) return {};
  const schema = schemas.operations[operation.id]?.body?.[contentType];
  const concrete = contentType.includes("*") ? "application/octet-stream" : contentType;
  if (!isJson(contentType) && !isForm(contentType)) {
    return {
      body: concrete.startsWith("text/") ? "text" : new Blob(["bytes"], { type: concrete }),
      contentType: concrete,
    };
  }
  if (schema === undefined) return { body: isJson(contentType) ? {} : { field: "text" }, contentType };
  const seeded = hash(seed, operation.id, "body");
  const value = sampling.make({ schema: sent(schema), seed: seeded }).value;
  return {
    body: contentType.startsWith("multipart/") ? withFiles(value, schema, sampling) : value,
    contentType,
  };
}

/** Puts a file where the schema of a form wants one. */
function withFiles(value: unknown, schema: Schema, sampling: Sampling): unknown {
  if (!isKeywords(value)) return value;
  const properties = sampling.properties(schema);
  const members = Object.entries(value).map(([name, part]) => {
    const property = properties[name];
    const { format, contentMediaType } = property === undefined ? {} : sampling.keywords(property);
    const isFile = format === "binary" || contentMediaType === "application/octet-stream";
    return [name, isFile ? new Blob(["bytes"]) : part];
  });
  return Object.fromEntries(members);
}

function isForm(mediaType: string): boolean {
  return /^multipart\/form-data|^application\/x-www-form-urlencoded/i.test(mediaType);
}

/** Leaves out what only answers carry; what only requests carry is like all else. */
function sent(schema: Schema): Schema {
  return mapSchema(schema, ({ writeOnly: _, ...node }, original) =>
    withoutForbidden(node, original, "readOnly"),
  );
}
