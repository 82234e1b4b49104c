import type { Kind } from "../bundle/grammar.ts";
import type { MutableObject } from "../bundle/mutable.ts";
import { repairContent } from "./content.ts";
import { repairInfo } from "./info.ts";
import { knownKeys } from "./known-keys.ts";
import { repairResponses, repairSecurity, repairServers, repairTags } from "./operation.ts";
import { repairParameter } from "./parameter.ts";
import { boolean, repairScalar, type Scalar, text } from "./scalars.ts";
import { repairSchema } from "./schema.ts";
import type { Site } from "./site.ts";
import { tellUnknownKey } from "./unknown-keys.ts";

/**
 * Repairs one node of a document in place, before anything below it is looked at. A fault of a real document is no reason to stop: what
 * can be understood is, what cannot is left out so that everything after reads the same sound document, and each repair is told.
 */
export function repairNode(node: MutableObject, kind: Kind, site: Site): void {
  if (kind === "schema") {
    repairSchema(node, site);
    return;
  }
  const known = knownKeys.get(kind);
  if (known === undefined) return;
  if (kind === "document") repairInfo(node, site);
  if (kind === "response" || kind === "requestBody") repairContent(node, site);
  for (const key of Object.keys(node)) {
    if (!known.has(key) && !key.startsWith("x-") && key !== "$ref") foreign(node, kind, key, known, site);
    const scalar = scalars.get(key);
    if (scalar?.kinds.has(kind) === true) repairScalar(node, key, scalar.scalar, site);
  }
  if (Object.hasOwn(node, "security")) repairSecurity(node, site);
  if (Object.hasOwn(node, "servers")) repairServers(node, site);
  if (kind === "operation") {
    repairResponses(node, site);
    if (Object.hasOwn(node, "tags")) repairTags(node, site);
  } else if (kind === "parameter" || kind === "header") repairParameter(node, kind, site);
}

function foreign(node: MutableObject, kind: Kind, key: string, known: ReadonlySet<string>, site: Site): void {
  // Keywords of a schema in a parameter are read as one, and that is told.
  if ((kind === "parameter" || kind === "header") && !Object.hasOwn(node, "schema") && key !== "style") {
    if (Object.hasOwn(node, "type") || Object.hasOwn(node, "enum")) return;
  }
  tellUnknownKey(kind, key, known, site);
}

const on = (
  scalar: Scalar,
  ...kinds: readonly Kind[]
): { readonly scalar: Scalar; readonly kinds: ReadonlySet<Kind> } => ({
  scalar,
  kinds: new Set(kinds),
});
const described = [
  "pathItem",
  "operation",
  "parameter",
  "header",
  "requestBody",
  "response",
  "link",
] as const;

const scalars: ReadonlyMap<string, ReturnType<typeof on>> = new Map([
  ["required", on(boolean, "parameter", "header", "requestBody")],
  ["deprecated", on(boolean, "operation", "parameter", "header")],
  ["explode", on(boolean, "parameter", "header", "encoding")],
  ["allowReserved", on(boolean, "parameter", "encoding")],
  ["allowEmptyValue", on(boolean, "parameter")],
  ["operationId", on(text, "operation", "link")],
  ["name", on(text, "parameter", "securityScheme")],
  ["summary", on(text, ...described)],
  ["description", on(text, ...described)],
]);
