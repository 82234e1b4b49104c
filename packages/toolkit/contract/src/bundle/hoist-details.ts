import { entriesOf } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import { pascalCase } from "../names/identifier.ts";
import type { Mount } from "../source/source-map.ts";
import type { Assembled } from "./assemble.ts";
import { isMutable, setOwn } from "./mutable.ts";
import { referenceTo } from "./names.ts";
import { bareReference } from "./resolve-reference.ts";

/** Gives the details of each error code that are written in place a component, `<PascalCode>Details`, so that they have a name. */
export function hoistDetails(assembled: Assembled, place: (pointer: string) => Omit<Mount, "at">): Assembled {
  const catalogue = assembled.document["x-error-codes"];
  if (!isMutable(catalogue)) return assembled;
  const inPlace = entriesOf(catalogue).filter(
    ([, entry]) =>
      isMutable(entry) && isMutable(entry["details"]) && bareReference(entry["details"]) === undefined,
  );
  if (inPlace.length === 0) return assembled;

  const components = {
    ...(isMutable(assembled.document["components"]) ? assembled.document["components"] : {}),
  };
  const schemas = { ...(isMutable(components["schemas"]) ? components["schemas"] : {}) };
  const codes = { ...catalogue };
  const mounts = [...assembled.mounts];
  for (const [code, entry] of inPlace) {
    if (!isMutable(entry)) continue;
    let name = `${pascalCase(code.toLowerCase())}Details`;
    while (Object.hasOwn(schemas, name)) name = `${name}OfError`;
    const at = joinPointer("/components/schemas", name);
    setOwn(schemas, name, entry["details"]);
    setOwn(codes, code, { ...entry, details: { $ref: referenceTo(at) } });
    mounts.push({ at, ...place(joinPointer("/x-error-codes", code, "details")) });
  }
  const document = { ...assembled.document, "x-error-codes": codes, components: { ...components, schemas } };
  return { ...assembled, document, mounts };
}
