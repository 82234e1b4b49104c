import {
  type ContractSchemas,
  isJson,
  isMediaRange,
  mapSchema,
  type Operation,
  type Schema,
  withoutForbidden,
} from "@lockstep/operation";
import { hash } from "./random.ts";
import { sampleBody } from "./sample-body.ts";
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
    const own = schemas.operations[operation.id];
    const input: Record<string, unknown> = {};
    for (const parameter of operation.parameters ?? []) {
      if (!parameter.required) continue;
      const place = parameter.in === "querystring" ? "query" : containers[parameter.in];
      const schema = sent(own?.parameters?.[`${parameter.in}.${parameter.name}`] ?? {});
      const value = sampleParameter(sampling, schema, hash(seed, operation.id, parameter.in, parameter.name));
      const container = (input[place] ?? {}) as Record<string, unknown>;
      Object.defineProperty(container, parameter.name, { value, enumerable: true, configurable: true });
      input[place] = container;
    }
    const declared = contentTypeOf(operation);
    if (declared === undefined) return input;
    const schema = own?.body?.[declared];
    const body = sampleBody(
      sampling,
      declared,
      schema === undefined ? undefined : sent(schema),
      hash(seed, operation.id, "body"),
    );
    return { ...input, ...body };
  };
}

const containers = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/** Servers take targets and headers of a few kilobytes; what is longer is made of what is required alone. */
const mostCharacters = 2000;

/** A parameter's text must not vanish from a path or a header: what is empty is made anew. */
function sampleParameter(sampling: Sampling, schema: Schema, seed: number): unknown {
  const make = (turn: number): unknown => sampling.make({ schema, seed: seed + turn }).value;
  for (let turn = 0; turn < 5; turn++) {
    const value = make(turn);
    if (isEmpty(value)) continue;
    if (JSON.stringify(value).length <= mostCharacters) return value;
    const bare = sampling.make({ schema, seed: seed + turn, optional: "none" });
    return bare.valid && !isEmpty(bare.value) ? bare.value : value;
  }
  const [value] = ["x", { key: "x" }].filter((one) => sampling.fits(schema, one));
  return value ?? make(0);
}

function isEmpty(value: unknown): boolean {
  if (value === "" || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** The media type to send a body in: JSON before forms, and one that is stated before a range. `undefined`: there is no body. */
function contentTypeOf({ body, method }: Operation): string | undefined {
  // Platforms refuse to send one (Fetch Standard, "body with GET/HEAD method").
  if (!body || method === "GET" || method === "HEAD") return undefined;
  const { mediaTypes } = body;
  const stated = mediaTypes.filter((one) => !isMediaRange(one));
  return stated.find(isJson) ?? stated.find(isForm) ?? stated[0] ?? mediaTypes.find(isJson) ?? mediaTypes[0];
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
