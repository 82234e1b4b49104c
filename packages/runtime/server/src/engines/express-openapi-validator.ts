import { type Violation, violationsFromFaults } from "@lockstep/operation";
import { middleware, error as validatorErrors } from "express-openapi-validator";
import type { ServerContract } from "../types/contract.ts";
import { reachesBeyondValidator } from "./beyond-validator.ts";
import type { ValidationEngineFactory } from "./engine.ts";
import { type Direction, type EngineSchemas, engineSchemas } from "./engine-schemas.ts";
import {
  compileError,
  type InstanceCheck,
  placeKey,
  type SchemaBench,
  type SchemaPlace,
  schemaBench,
  schemaPlaces,
} from "./schema-bench.ts";
import { schemaChecker } from "./schema-checker.ts";
import { faultOf, type ValidatorEntry } from "./validator-fault.ts";

/**
 * Checks bodies with express-openapi-validator; the only file that imports it.
 *
 * Its middleware is not put in front of the application: there it matches each request against every route anew, by a path that
 * Express reads differently, caches by raw content type, coerces parameters and lets a query reach its internals. Here it is driven
 * with a request of our own, whose one path is fixed and whose content type names the schema. So it cannot pick another operation,
 * its cost does not grow with the number of routes, and of the caller's request it sees only the body that was read.
 */
export const expressOpenApiValidator: ValidationEngineFactory = (contract, { responses }) => {
  const requests = benchOf(contract, "request");
  const answers = benchOf(contract, "response");
  return {
    async prepare(signal) {
      await requests.prepare(signal);
      // Compiling all answers of a large contract takes a minute, and they are checked in development, which starts often: each is
      // compiled when it is first answered. What can be wrong with them is looked for now all the same.
      if (responses && !signal?.aborted) rewriteAll(contract, "response");
    },
    body: (operationId, mediaType, value) => requests.check(placeKey(operationId, mediaType), value),
    response: (operationId, status, mediaType, value) =>
      answers.check(placeKey(operationId, status, mediaType), value),
  };
};

function rewriteAll(contract: ServerContract, direction: Direction): void {
  const schemas = engineSchemas(contract.schemas, direction);
  for (const place of schemaPlaces(contract, direction)) {
    try {
      schemas.add(place.schema);
    } catch (cause) {
      throw compileError(place, cause);
    }
  }
}

function benchOf(contract: ServerContract, direction: Direction): SchemaBench {
  const checker = schemaChecker(contract.schemas);
  return schemaBench(schemaPlaces(contract, direction), direction === "request" ? 8 : 1, (group) => {
    // The few that the validator does not compile are held against the same schemas by Ajv itself.
    const beyond = group.map(({ schema }) => reachesBeyondValidator(schema, contract.schemas));
    const byAjv = async (place: SchemaPlace | undefined, value: unknown): Promise<readonly Violation[]> => {
      try {
        return violationsFromFaults("body", value, place?.find(checker)?.(value) ?? []);
      } catch (cause) {
        throw place ? compileError(place, cause) : cause;
      }
    };
    // The validator must not even see them: it compiles the components of all bodies of an instance.
    const within = group.map((place, index) => (beyond[index] ? { ...place, schema: true } : place));
    const validate = instanceFor(contract, within, direction);
    return async (index, value) => {
      const place = group[index];
      if (beyond[index]) return byAjv(place, value);
      try {
        return await validate(index, value);
      } catch {
        // It is one of them too. A fault of the contract's own is told by Ajv, of the one schema that has it.
        beyond[index] = true;
        return byAjv(place, value);
      }
    };
  });
}

/** A fault of one schema keeps an instance from being made at all: then each has its own. */
function instanceFor(
  contract: ServerContract,
  places: readonly SchemaPlace[],
  direction: Direction,
): InstanceCheck {
  try {
    return createInstance(contract, places, direction);
  } catch {
    const own = new Map<number, InstanceCheck>();
    return async (index, value) => {
      const one = own.get(index) ?? createInstance(contract, places.slice(index, index + 1), direction);
      own.set(index, one);
      return one(0, value);
    };
  }
}

function createInstance(
  contract: ServerContract,
  places: readonly SchemaPlace[],
  direction: Direction,
): InstanceCheck {
  const schemas = engineSchemas(contract.schemas, direction);
  const run = startValidator(places, schemas, direction);
  const prefix = `/${direction === "request" ? "body" : "response"}/value`;
  return async (index, value) => {
    const entries = await run(contentType(index), value);
    const faults = entries.map((entry) => faultOf(entry, prefix, value, schemas.enums));
    return violationsFromFaults("body", value, faults);
  };
}

type Validator = typeof middleware;
type ValidatorStep = ReturnType<Validator>[number];
type ValidatorRequest = Parameters<ValidatorStep>[0];
type ValidatorResponse = Parameters<ValidatorStep>[1];
type ValidatorDocument = Parameters<Validator>[0]["apiSpec"];

type Run = (contentType: string, value: unknown) => Promise<readonly ValidatorEntry[]>;

function startValidator(places: readonly SchemaPlace[], schemas: EngineSchemas, direction: Direction): Run {
  const answerFaults = new WeakMap<object, Error>();
  const strictly = { allErrors: false, coerceTypes: false, removeAdditional: false } as const;
  const steps = middleware({
    apiSpec: documentOf(places, schemas, direction),
    validateApiSpec: false,
    validateRequests: direction === "request" && { ...strictly, allowUnknownQueryParameters: false },
    validateResponses: direction === "response" && {
      ...strictly,
      onError: (error, _, request) => answerFaults.set(request, error),
    },
    // Ours runs before, and fails closed.
    validateSecurity: false,
    fileUploader: false,
    operationHandlers: false,
    ignoreUndocumented: false,
    ajvFormats: { mode: "full" },
  });
  return async (type, value) => {
    // Validators of answers are compiled, all of them, anew for each content type that a request has.
    const request = standInRequest(direction === "request" ? type : contentType(0), { value });
    const response = standInResponse(type);
    try {
      for (const step of steps) await settled((next) => step(request, response, next));
      if (direction === "response") response.json({ value });
    } catch (error) {
      return entriesOf(error);
    }
    const fault = answerFaults.get(request);
    return fault === undefined ? [] : entriesOf(fault);
  };
}

// The body is wrapped in an object: `null`, booleans and a `$ref` at the top have a meaning of their own to the validator.
function documentOf(
  places: readonly SchemaPlace[],
  schemas: EngineSchemas,
  direction: Direction,
): ValidatorDocument {
  const content = Object.fromEntries(
    places.map(({ schema }, index) => [
      contentType(index),
      { schema: { properties: { value: schemas.add(schema) } } },
    ]),
  );
  const post =
    direction === "request"
      ? { requestBody: { required: true, content }, responses: {} }
      : { responses: { "200": { description: "", content } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Bodies", version: "1" },
    paths: { "/": { post } },
    components: { schemas: schemas.components },
  };
  // Its types know only the schemas of OpenAPI 3.0, its code compiles 2020-12.
  return document as unknown as ValidatorDocument;
}

function contentType(index: number): string {
  return `application/vnd.lockstep.${index}+json`;
}

// What the validator's steps read of a request; a real one would let the caller's target and query reach them.
function standInRequest(type: string, body: unknown): ValidatorRequest {
  const request = {
    method: "POST",
    url: "/",
    originalUrl: "/",
    baseUrl: "",
    path: "/",
    headers: { "content-type": type },
    query: {},
    params: {},
    body,
    app: { enabled: () => true, param: () => undefined },
  };
  return request as unknown as ValidatorRequest;
}

function standInResponse(type: string): ValidatorResponse {
  const response = {
    statusCode: 200,
    headersSent: false,
    getHeaders: () => ({ "content-type": type }),
    json: () => response,
  };
  return response as unknown as ValidatorResponse;
}

function settled(run: (next: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => (error === undefined ? resolve() : reject(error)));
  });
}

// Anything but a verdict on the value is a fault of the schemas or of ours.
function entriesOf(error: unknown): readonly ValidatorEntry[] {
  const verdict =
    error instanceof validatorErrors.BadRequest || error instanceof validatorErrors.InternalServerError;
  if (!verdict || error.errors.some(({ errorCode }) => errorCode === undefined)) throw error;
  return error.errors;
}
