import { isJsonObject, type JsonObject } from "@lockstep/contract";

/** Members of a path item that are operations. */
const methods: ReadonlySet<string> = new Set(
  "get put post delete options head patch trace query additionalOperations".split(" "),
);

/**
 * A document with some of its operations, the components that they reach, and nothing else that could fail.
 * @param isKept whether an operation stays, by its pointer's parts below `paths`.
 * @param schemas names of component schemas that stay beside.
 */
export function keepOperations(
  document: JsonObject,
  isKept: (path: string, method: string) => boolean,
  schemas: ReadonlySet<string> = new Set(),
): JsonObject {
  const { components, webhooks: _, ...rest } = document;
  const paths = isJsonObject(document["paths"]) ? document["paths"] : {};
  const kept = Object.entries(paths).flatMap(([path, item]) => {
    if (!isJsonObject(item)) return [];
    const members = Object.entries(item).filter(([key]) => !methods.has(key) || isKept(path, key));
    return members.some(([key]) => methods.has(key)) ? [[path, Object.fromEntries(members)] as const] : [];
  });
  const small: JsonObject = { ...rest, paths: Object.fromEntries(kept) };
  const named = [...schemas].map((name) => `#/components/schemas/${name}`);
  const reached = isJsonObject(components) ? reachedComponents(small, components, named) : {};
  return Object.keys(reached).length === 0 ? small : { ...small, components: reached };
}

/** The components that references of a document lead to, and those that these lead to, in their order; security schemes all stay. */
function reachedComponents(
  document: JsonObject,
  components: JsonObject,
  roots: readonly string[],
): JsonObject {
  const reached = new Set<string>();
  const queue: unknown[] = [document, ...roots];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (typeof node === "string") {
      // References, and mappings of discriminators.
      const [, kind = "", encoded = ""] = /^#\/components\/([^/]+)\/([^/]+)/.exec(node) ?? [];
      const name = decoded(encoded);
      const ofKind = components[kind];
      if (!isJsonObject(ofKind) || !Object.hasOwn(ofKind, name) || reached.has(`${kind}/${name}`)) continue;
      reached.add(`${kind}/${name}`);
      queue.push(ofKind[name]);
    } else if (typeof node === "object" && node !== null) {
      queue.push(...Object.values(node).filter((child) => child !== undefined && child !== null));
    }
  }
  const kinds = Object.entries(components).flatMap(([kind, ofKind]) => {
    if (!isJsonObject(ofKind)) return [];
    const kept = Object.entries(ofKind).filter(
      ([name]) => kind === "securitySchemes" || reached.has(`${kind}/${name}`),
    );
    return kept.length === 0 ? [] : [[kind, Object.fromEntries(kept)] as const];
  });
  return Object.fromEntries(kinds);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return segment;
  }
}
