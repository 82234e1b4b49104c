import {
  type Contract,
  type JsonObject,
  type OperationModel,
  resolve,
  type SchemaNode,
  schemaAt,
} from "@lockstep/contract";

/** A resource whose operations share one store in the mocks. */
export interface CollectionModel {
  readonly name: string;
  /** Operation ids; several where a deprecated operation names its successor here. */
  readonly list: string | readonly string[];
  readonly create: string;
  readonly get: string | readonly string[];
  readonly update?: string;
  readonly replace?: string;
  readonly delete?: string;
  /** Property of an item that identifies it. */
  readonly key: string;
  /** Path parameter that carries the key. */
  readonly parameter: string;
  readonly item: SchemaNode;
}

/**
 * Finds the resources of a contract: a list at `/things` and operations on one at `/things/{id}`, whose answers are the same
 * named schema. What does not fit is left to the sampler.
 */
export function inferCollections(contract: Contract): readonly CollectionModel[] {
  const index = indexOf(contract);
  const found = contract.operations.flatMap((operation) => {
    const collection = collectionOf(contract, operation, index);
    return collection ? [{ operation, collection }] : [];
  });
  const lists = new Set(found.map(({ collection }) => collection.list));
  const current = found.filter(({ operation }) => !lists.has(successorOf(operation) ?? ""));
  const byName = Map.groupBy(current, ({ operation }) => shortName(operation.path));
  return current.map(({ operation, collection }) => {
    const rivals = byName.get(shortName(operation.path)) ?? [];
    const lasting = rivals.filter((rival) => !rival.operation.deprecated);
    const plain = rivals.length === 1 || (lasting.length === 1 && lasting[0]?.operation === operation);
    return {
      name: plain ? shortName(operation.path) : camel(operation.path),
      ...collection,
      list: withPredecessors(collection.list, index),
      get: withPredecessors(collection.get, index),
    };
  });
}

/** The operations by where they stand, looked up once: a contract may have ten thousand. */
interface Index {
  readonly byPath: ReadonlyMap<string, readonly OperationModel[]>;
  /** By the path before a last segment that is a parameter: those of `/agents/{id}` by `/agents`. */
  readonly byParent: ReadonlyMap<string, readonly OperationModel[]>;
  /** Older versions by the id of the operation that stands in for them. */
  readonly bySuccessor: ReadonlyMap<string | undefined, readonly OperationModel[]>;
}

function indexOf({ operations }: Contract): Index {
  return {
    byPath: Map.groupBy(operations, ({ path }) => path),
    byParent: Map.groupBy(operations, ({ path }) => /^(.*)\/\{[^{}]+\}$/.exec(path)?.[1] ?? ""),
    bySuccessor: Map.groupBy(operations, successorOf),
  };
}

/** A collection before it has its name and its older versions. */
type Resource = Omit<CollectionModel, "name" | "list" | "get"> & {
  readonly list: string;
  readonly get: string;
};

/** The operation that an older version names; a list that has one shows the same items. */
function successorOf({ deprecation }: OperationModel): string | undefined {
  return deprecation?.successor?.operationId;
}

function withPredecessors(id: string, { bySuccessor }: Index): string | readonly string[] {
  const older = bySuccessor.get(id) ?? [];
  return older.length === 0 ? id : [id, ...older.map((operation) => operation.id)];
}

function collectionOf(contract: Contract, list: OperationModel, index: Index): Resource | undefined {
  // Below another resource each parent has its own items; one store for all of them would mix them up.
  // A key that holds a query or a fragment is one way of asking among others.
  if (list.method !== "GET" || /[{?#]/.test(list.path)) return undefined;
  const item = listedItem(contract, list);
  if (item === undefined) return undefined;
  const one = index.byParent.get(list.path) ?? [];
  const parameter = one[0]?.path.slice(list.path.length + 2, -1);
  const key = parameter === undefined ? undefined : keyProperty(contract, item, parameter);
  if (parameter === undefined || key === undefined) return undefined;
  const at = (method: string): OperationModel | undefined =>
    one.find((operation) => operation.method === method);
  const same = (operation: OperationModel | undefined): string | undefined =>
    operation && sameItem(contract, operation, item) ? operation.id : undefined;
  const create = same(index.byPath.get(list.path)?.find(({ method }) => method === "POST"));
  const get = same(at("GET"));
  // What nobody can create is better made up than always empty.
  if (get === undefined || create === undefined) return undefined;
  const update = same(at("PATCH"));
  const replace = same(at("PUT"));
  const remove = at("DELETE")?.id;
  return {
    list: list.id,
    create,
    get,
    ...(update !== undefined && { update }),
    ...(replace !== undefined && { replace }),
    ...(remove !== undefined && { delete: remove }),
    key,
    parameter,
    item,
  };
}

/** The schema of one element of what a list operation answers: a reference to a component, or nothing. */
function listedItem(contract: Contract, operation: OperationModel): SchemaNode | undefined {
  const schema = successSchema(operation);
  if (schema === undefined) return undefined;
  const pointer = operation.pagination?.items ?? operation.envelope?.data ?? "";
  const place = schemaAt(contract, schema, pointer);
  if (place.kind !== "found") return undefined;
  const list = resolve(contract, place.schema);
  const items = typeof list === "object" ? (list as JsonObject)["items"] : undefined;
  return isReference(items) ? items : undefined;
}

function sameItem(contract: Contract, operation: OperationModel, item: SchemaNode): boolean {
  const schema = successSchema(operation);
  if (schema === undefined) return false;
  const place = schemaAt(contract, schema, operation.envelope?.data ?? "");
  return (
    place.kind === "found" &&
    isReference(place.schema) &&
    isReference(item) &&
    place.schema["$ref"] === item["$ref"]
  );
}

function successSchema({ responses }: OperationModel): SchemaNode | undefined {
  const success = responses.find(({ status }) => /^2/.test(status));
  return success?.content.find(({ mediaType }) => /json/i.test(mediaType))?.schema;
}

function keyProperty(contract: Contract, item: SchemaNode, parameter: string): string | undefined {
  const snake = parameter.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const last = /(?:^|_)([a-z]+)$/.exec(snake)?.[1];
  return [parameter, snake, last].find(
    (name) => name !== undefined && schemaAt(contract, item, `/${name}`).kind === "found",
  );
}

function isReference(value: unknown): value is JsonObject & { readonly $ref: string } {
  return typeof value === "object" && value !== null && typeof (value as JsonObject)["$ref"] === "string";
}

function shortName(path: string): string {
  return camel(path.slice(path.lastIndexOf("/") + 1));
}

function camel(path: string): string {
  const words = path.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const [first = "items", ...rest] = words;
  return (
    first.charAt(0).toLowerCase() +
    first.slice(1) +
    rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")
  );
}
