import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { soundCopy } from "./sound-schema.ts";

/**
 * Prints the types of a document: `paths`, `components`, `operations`. The only importer of openapi-typescript, which is
 * in maintenance, and of TypeScript 5.9's API, which it needs.
 */
export async function printDocumentTypes(document: object): Promise<string> {
  const blob = ts.factory.createTypeReferenceNode("Blob");
  // A copy, because it writes into the document that it is given.
  const nodes = await openapiTS(soundCopy(document) as OpenAPI3, {
    silent: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    transform: (schema) => (schema.type === "string" && schema.format === "binary" ? blob : undefined),
  });
  return astToString(nodes);
}
