import { createSourceFile, docText, type FileHeader, type Finding, stringLiteral } from "@lockstep/codegen";
import type { Contract } from "@lockstep/contract";
import type { Directions } from "./directions.ts";
import { printDocumentTypes } from "./openapi-typescript.ts";
import { cutCycles } from "./schema-cycles.ts";
import { schemaTypeNames } from "./schema-names.ts";
import { typesDocument } from "./types-document.ts";

/** Prints `types.gen.ts`: the document's types, and an exported name for each schema. */
export async function printTypes(
  contract: Contract,
  split: Directions,
  header: FileHeader,
  report: (finding: Finding) => void,
): Promise<string> {
  const file = createSourceFile({ ...header, generator: "types" });
  const names = schemaTypeNames(contract, split);
  const descriptions = new Map(contract.schemas.map(({ name, description }) => [name, description]));
  for (const name of Object.keys(split.schemas)) {
    const type = names.get(name);
    if (type === undefined) continue;
    const description = descriptions.get(name);
    if (description) file.doc(docText(description));
    file.print`export type ${type} = components["schemas"][${stringLiteral(name)}];`;
  }
  file.print``;
  file.print`${await documentTypes(contract, split, report)}`;
  return file.toString().replace(/\n{3,}/g, "\n\n");
}

async function documentTypes(
  contract: Contract,
  split: Directions,
  report: (finding: Finding) => void,
): Promise<string> {
  try {
    const { schemas, cuts } = cutCycles(split.schemas);
    for (const { name, through } of cuts) {
      report({
        id: "LS2102",
        severity: "warning",
        message: `the schema ${name} refers to itself as a whole, through ${through}; its type leaves that reference out`,
        hint: "Put a property between them, or let only one of the two refer to the other.",
        pointer: `/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      });
    }
    return (await printDocumentTypes(typesDocument(contract, { ...split, schemas }))).trimEnd();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report({
      id: "LS2101",
      severity: "error",
      message: `no types can be made of this document: ${reason}`,
      hint: "Correct the place that the message names; `lockstep lint` may show it more closely.",
    });
    return "";
  }
}
