import { type Contract, type OperationModel, toJsonSchema } from "@lockstep/contract";
import type { Evaluated } from "./evaluate.ts";

/** Where the data that the generated files hold differs from what the contract says. */
export function dataFaults(contract: Contract, { values, calls }: Evaluated): readonly string[] {
  const exported = (file: string, name: string): unknown => values.get(`gen/${file}.gen.ts`)?.[name];
  const [given] = calls.get("createApiMocks") ?? [];
  const mocks = given as { readonly examples?: unknown } | undefined;
  const { components, operations } = schemasOf(contract);
  return [
    ...holds(exported("api", "api"), apiOf(contract), "api"),
    ...contract.operations.flatMap((operation) => {
      const descriptor = exported("operations", operation.id);
      const key = `${member(descriptor, "path")}${member(descriptor, "variant") ?? ""}`;
      return [
        ...holds(key, operation.path, `${operation.id}/path`),
        ...holds(descriptor, descriptorOf(operation), operation.id),
      ];
    }),
    ...same(member(exported("schemas", "schemas"), "components"), components, "schemas.components"),
    ...holds(member(exported("schemas", "schemas"), "operations"), operations, "schemas.operations"),
    ...holds(mocks?.examples ?? {}, examplesOf(contract), "examples"),
  ];
}

function apiOf({ info, errors, errorFormat, securitySchemes }: Contract): object {
  return {
    title: info.title,
    version: info.version,
    errorFormat: { mediaType: errorFormat.mediaType, code: errorFormat.code, message: errorFormat.message },
    errors: record(
      errors.map(({ code, status, title, message, docs }) => [code, { status, title, message, docs }]),
    ),
    securitySchemes: record(securitySchemes.map(({ name }) => [name, {}])),
  };
}

function descriptorOf(operation: OperationModel): object {
  const { id, method, body, responses, errors, security, deprecation, pagination } = operation;
  return {
    id,
    method,
    ...(body && { body: { mediaTypes: body.content.map(({ mediaType }) => mediaType) } }),
    responses: record(
      responses.map(({ status, content }) => [
        status,
        content.length === 0 ? {} : { mediaTypes: content.map(({ mediaType }) => mediaType) },
      ]),
    ),
    ...(security.length > 0 && {
      security: security.map((all) => record(all.map(({ scheme, scopes }) => [scheme, scopes]))),
    }),
    ...(errors.length > 0 && { errors: record(errors.map(({ code, status }) => [code, { status }])) }),
    pagination,
    ...(deprecation && {
      deprecation: { guide: deprecation.guide, contact: deprecation.contact, reason: deprecation.reason },
    }),
  };
}

function schemasOf(contract: Contract): { readonly components: object; readonly operations: object } {
  const operations = contract.operations.flatMap(({ id, parameters, body, responses }) => {
    const places = parameters.flatMap(({ in: place, name, schema }) => {
      const converted = toJsonSchema(schema);
      return place === "header" || typeof converted === "boolean" || Object.keys(converted).length === 0
        ? []
        : [[`${place}.${name}`, converted] as const];
    });
    const answers = responses.flatMap(({ status, content }) => {
      const schemas = contentOf(content);
      return schemas === undefined ? [] : [[status, schemas] as const];
    });
    const said = {
      ...(places.length > 0 && { parameters: record(places) }),
      body: contentOf(body?.content ?? []),
      ...(answers.length > 0 && { responses: record(answers) }),
    };
    return Object.values(said).every((part) => part === undefined) ? [] : [[id, said] as const];
  });
  return {
    components: record(contract.schemas.map(({ name, schema }) => [name, toJsonSchema(schema)])),
    operations: record(operations),
  };
}

function contentOf(content: OperationModel["responses"][number]["content"]): object | undefined {
  const schemas = content.flatMap(({ mediaType, schema }) =>
    schema === undefined ? [] : [[mediaType, toJsonSchema(schema)] as const],
  );
  return schemas.length === 0 ? undefined : record(schemas);
}

function examplesOf(contract: Contract): object {
  return record(
    contract.operations.flatMap(({ id, responses }) => {
      const found = responses.flatMap(({ status, content }) => {
        if (!/^2|^default$/.test(status)) return [];
        const types = content.filter(
          ({ mediaType, examples }) => /json/i.test(mediaType) && Object.keys(examples).length > 0,
        );
        return types.length === 0
          ? []
          : [[status, record(types.map(({ mediaType, examples }) => [mediaType, examples]))] as const];
      });
      return found.length === 0 ? [] : [[id, record(found)] as const];
    }),
  );
}

function record(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries);
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** Everything that is expected is there, at every depth; more may be. */
function holds(actual: unknown, expected: unknown, place: string): readonly string[] {
  return differences(actual, expected, place, false);
}

/** Nothing else is there either. */
function same(actual: unknown, expected: unknown, place: string): readonly string[] {
  return differences(actual, expected, place, true);
}

function differences(actual: unknown, expected: unknown, place: string, exact: boolean): readonly string[] {
  if (typeof expected !== "object" || expected === null) {
    return actual === expected ? [] : [`${place} is ${show(actual)}, not ${show(expected)}`];
  }
  if (typeof actual !== "object" || actual === null || Array.isArray(actual) !== Array.isArray(expected)) {
    return [`${place} is ${show(actual)}, not ${show(expected)}`];
  }
  // Of another world, so not our own `Object.prototype`: one whose prototype is null.
  const prototype: unknown = Object.getPrototypeOf(
    Array.isArray(actual) ? Object.getPrototypeOf(actual) : actual,
  );
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  const wanted = Object.entries(expected).filter(([, value]) => value !== undefined);
  const foreign =
    exact || Array.isArray(expected)
      ? Object.keys(actual).filter((key) => !Object.hasOwn(expected, key))
      : [];
  return [
    ...(plain ? [] : [`${place} has another prototype`]),
    ...foreign.map((key) => `${place} has ${show(key)}, which nobody said`),
    ...wanted.flatMap(([key, value]) =>
      Object.hasOwn(actual, key)
        ? differences((actual as Record<string, unknown>)[key], value, `${place}/${key}`, exact)
        : [`${place} lacks ${show(key)}`],
    ),
  ];
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 100);
}
