import type { Contract, MediaTypeModel, OperationModel } from "@lockstep/contract";
import { record } from "../json-object.ts";
import { reachable, survey } from "../schema/references.ts";
import { allOperations } from "./operation-types.ts";

/** What `format: binary` is in a body of a media type: text in JSON and in plain forms, bytes elsewhere. */
export function binaryIn(mediaType: string): "Blob" | "string" {
  return /json|^text\/|x-www-form-urlencoded|\*/i.test(mediaType) ? "string" : "Blob";
}

/** What it is in each component that holds it, by the bodies that the component is used in. */
export function binaryComponents(contract: Contract): ReadonlyMap<string, string> {
  const schemas = record(record(contract.document["components"])["schemas"]);
  const surveys = new Map(Object.entries(schemas).map(([name, schema]) => [name, survey(schema)]));
  const holding = [...surveys].filter(([, { binary }]) => binary).map(([name]) => name);
  if (holding.length === 0) return new Map();
  const references = new Map([...surveys].map(([name, seen]) => [name, seen.references]));
  const media = allOperations(contract).flatMap(mediaTypesOf);
  const usedIn = (kind: "Blob" | "string"): ReadonlySet<string> => {
    const own = media.filter(({ mediaType }) => binaryIn(mediaType) === kind);
    return reachable(
      references,
      own.flatMap(({ schema }) => [...survey(schema).references]),
    );
  };
  const [bytes, text] = [usedIn("Blob"), usedIn("string")];
  return new Map(
    holding.map((name) => [name, bytes.has(name) ? (text.has(name) ? "Blob | string" : "Blob") : "string"]),
  );
}

function mediaTypesOf({ body, responses }: OperationModel): readonly MediaTypeModel[] {
  return [...(body?.content ?? []), ...responses.flatMap(({ content }) => content)];
}
