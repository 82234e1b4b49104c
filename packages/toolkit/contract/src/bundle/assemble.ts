import { entriesOf } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";
import { follow } from "../queries/resolve.ts";
import type { Mount } from "../source/source-map.ts";
import type { Bundle } from "./bundle.ts";
import { methods } from "./grammar.ts";
import { isMutable, type MutableObject, setOwn } from "./mutable.ts";

/** An operation of the assembled document; the object is a copy of its own, so that it can be given its final id. */
export interface OperationSite {
  readonly operation: MutableObject;
  readonly pathItem: JsonObject;
  /** Upper case. */
  readonly method: string;
  /** Path template, webhook name or callback expression. */
  readonly path: string;
  /** The key of the document that the path is read from. */
  readonly written: string;
  /** JSON pointer of the operation. */
  readonly pointer: string;
  readonly pathItemPointer: string;
  readonly place: "path" | "webhook" | "callback";
}

export interface Assembled {
  readonly document: MutableObject;
  readonly mounts: readonly Mount[];
  /** Paths first, then webhooks, then callbacks. */
  readonly operations: readonly OperationSite[];
}

/** Inlines path items, and copies every object from the root down to each operation. */
export function assemble(bundle: Bundle): Assembled {
  const mounts: Mount[] = [...bundle.mounts];
  const sites: OperationSite[] = [];
  const document: MutableObject = { ...bundle.document };

  const inline = (node: MutableObject, at: string, depth = 0): MutableObject => {
    const found = bundle.inlines.get(node);
    const inner = found?.target.node;
    if (found === undefined || !isMutable(inner) || depth > 50) return { ...node };
    const { reference, target } = found;
    mounts.push({ at, file: target.file.location, pointer: target.pointer });
    const merged = inline(inner, at, depth + 1);
    for (const [key, value] of Object.entries(node)) {
      if (key === "$ref") continue;
      setOwn(merged, key, value);
      mounts.push({
        at: joinPointer(at, key),
        file: reference.file.location,
        pointer: joinPointer(reference.pointer, key),
      });
    }
    return merged;
  };

  const leaveOut = (holder: MutableObject): void => {
    const { parameters } = holder;
    if (bundle.omitted.size === 0 || !Array.isArray(parameters)) return;
    holder["parameters"] = parameters.filter((one) => !bundle.omitted.has(follow(document, one, "").node));
  };
  const pathItem = (
    node: unknown,
    at: string,
    path: string,
    place: OperationSite["place"],
    written = path,
  ): unknown => {
    if (!isMutable(node)) return node;
    const item = inline(node, at);
    leaveOut(item);
    const take = (holder: MutableObject, key: string, pointer: string): void => {
      const operation = holder[key];
      if (!isMutable(operation)) return;
      const copy = { ...operation };
      leaveOut(copy);
      setOwn(holder, key, copy);
      sites.push({
        operation: copy,
        pathItem: item,
        method: key.toUpperCase(),
        path,
        written,
        pointer,
        pathItemPointer: at,
        place,
      });
      if (isMutable(copy["callbacks"])) {
        copy["callbacks"] = mapOf(copy["callbacks"], joinPointer(pointer, "callbacks"), callback);
      }
    };
    for (const key of Object.keys(item)) {
      if (methods.includes(key)) take(item, key, joinPointer(at, key));
    }
    if (isMutable(item["additionalOperations"])) {
      const additional = { ...item["additionalOperations"] };
      item["additionalOperations"] = additional;
      for (const key of Object.keys(additional))
        take(additional, key, joinPointer(at, "additionalOperations", key));
    }
    return item;
  };
  const callback = (node: unknown, at: string): unknown => {
    if (!isMutable(node) || typeof node["$ref"] === "string") return node;
    return mapOf(node, at, (item, pointer, expression) =>
      expression.startsWith("x-") ? item : pathItem(item, pointer, expression, "callback"),
    );
  };

  const paths = document["paths"];
  if (isMutable(paths)) {
    document["paths"] = Object.fromEntries(
      entriesOf(paths).map(([written, node]) => {
        if (written.startsWith("x-")) return [written, node];
        const read = readPath(written);
        const path = read === written || Object.hasOwn(paths, read) ? written : read;
        const at = joinPointer("/paths", path);
        if (path !== written) {
          mounts.push({ at, file: bundle.root, pointer: joinPointer("/paths", written) });
        }
        return [path, pathItem(node, at, path, "path", written)];
      }),
    );
  }
  if (isMutable(document["webhooks"])) {
    document["webhooks"] = mapOf(document["webhooks"], "/webhooks", (node, at, name) =>
      pathItem(node, at, name, "webhook"),
    );
  }
  if (isMutable(document["components"])) {
    const components = { ...document["components"] };
    // Inlined where they are used; left here too, their operations would have the same ids twice.
    delete components["pathItems"];
    const parameters = entriesOf(components["parameters"]).filter(([, one]) => !bundle.omitted.has(one));
    if (bundle.omitted.size > 0) components["parameters"] = Object.fromEntries(parameters);
    if (isMutable(components["callbacks"])) {
      components["callbacks"] = mapOf(components["callbacks"], "/components/callbacks", callback);
    }
    document["components"] = components;
  }
  const catalogue = document["x-error-codes"];
  if (isMutable(catalogue)) document["x-error-codes"] = inline(catalogue, "/x-error-codes");

  const order = { path: 0, webhook: 1, callback: 2 };
  return {
    document,
    mounts,
    operations: sites.toSorted((one, other) => order[one.place] - order[other.place]),
  };
}

function mapOf(
  object: JsonObject,
  base: string,
  change: (value: unknown, pointer: string, key: string) => unknown,
): MutableObject {
  return Object.fromEntries(
    entriesOf(object).map(([key, value]) => [key, change(value, joinPointer(base, key), key)]),
  );
}

/** A path as it is asked for: with a slash in front, and without the server that some write into it. */
function readPath(written: string): string {
  const path = written.replace(/^https?:\/\/[^/]*/i, "");
  return path.startsWith("/") ? path : `/${path}`;
}
