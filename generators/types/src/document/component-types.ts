import { record } from "../json-object.ts";
import { neverType, type Spot, type TypeText, tight } from "../schema/type-text.ts";
import { bodyType, componentAccess, parameterType, responseType } from "./content-types.ts";
import { type Member, membersType } from "./member.ts";
import type { TypePrinter } from "./type-printer.ts";

/** The members of `components`: schemas by their exported types, the other kinds as they are. */
export function componentMembers(
  schemaTypes: ReadonlyMap<string, string>,
  printer: TypePrinter,
): readonly Member[] {
  const { components, input, output } = printer;
  const schemas = [...schemaTypes].map(([name, type]): Member => ({ name, type: () => tight(type) }));
  return [
    { name: "schemas", type: (at) => kindType(schemas, at) },
    kind("responses", (value, at) => responseType(value, at, printer)),
    kind("parameters", (value, at) => parameterType(record(value), at, input)),
    kind("requestBodies", (value, at) => bodyType(value, at, printer)),
    kind("headers", (value, at) => parameterType(record(value), at, output)),
    { name: "pathItems", type: () => neverType },
  ];

  function kind(name: string, print: (value: unknown, spot: Spot) => TypeText): Member {
    const members = Object.entries(record(components[name])).map(([key, value]): Member => {
      return { name: key, type: (at) => componentAccess(value, name) ?? print(value, at) };
    });
    return { name, type: (at) => kindType(members, at) };
  }
}

function kindType(members: readonly Member[], spot: Spot): TypeText {
  return members.length === 0 ? neverType : membersType(members, spot);
}
