import { docText, stringLiteral } from "@lockstep/codegen";
import {
  type Contract,
  isJsonObject,
  joinPointer,
  type OperationModel,
  type ParameterModel,
} from "@lockstep/contract";
import { deprecationTag } from "../deprecation-tag.ts";
import { record } from "../json-object.ts";
import { componentName } from "../schema/component-name.ts";
import { type TypeText, tight } from "../schema/type-text.ts";
import { type Member, membersType } from "./member.ts";
import { parametersType } from "./operation-types.ts";
import type { TypePrinter } from "./type-printer.ts";

/** The members of `paths` or `webhooks`: for each path its parameters and its operations by method. */
export function pathMembers(
  kind: "paths" | "webhooks",
  contract: Contract,
  printer: TypePrinter,
): readonly Member[] {
  const operations = Map.groupBy(
    kind === "paths" ? contract.operations : contract.webhooks,
    ({ path }) => path,
  );
  return Object.entries(record(contract.document[kind]))
    .filter(([path]) => kind === "webhooks" || !path.startsWith("x-"))
    .map(([path, item]): Member => {
      const own = operations.get(path) ?? [];
      const parameters = sharedParameters(item, joinPointer(`/${kind}`, path), own);
      return {
        name: path,
        type: (at) =>
          membersType(
            [
              { name: "parameters", type: (spot) => parametersType(parameters, spot, printer.input) },
              ...own.map(methodMember),
            ],
            at,
          ),
      };
    });
}

/** The parameters that stand on the path item itself, as its operations know them. */
function sharedParameters(
  item: unknown,
  pointer: string,
  operations: readonly OperationModel[],
): readonly ParameterModel[] {
  const listed = record(item)["parameters"];
  const pointers = (Array.isArray(listed) ? listed : []).map((value, index) => {
    const shared = isJsonObject(value) ? componentName(value["$ref"], "parameters") : undefined;
    return shared === undefined
      ? joinPointer(pointer, "parameters", index)
      : joinPointer("/components/parameters", shared);
  });
  const known = new Map(
    operations.flatMap(({ parameters }) => parameters).map((parameter) => [parameter.pointer, parameter]),
  );
  return pointers.flatMap((at) => known.get(at) ?? []);
}

function methodMember({ id, method, summary, description, deprecated, deprecation }: OperationModel): Member {
  const text = summary ?? description;
  return {
    name: methodKey(method),
    doc: [...(text === undefined ? [] : docText(text)), ...deprecationTag(deprecated, deprecation)],
    type: (): TypeText => tight(`operations[${stringLiteral(id)}]`),
  };
}

/** As OpenAPI spells it: lower case for the methods that have a field of their own, else as it is. */
function methodKey(method: string): string {
  return ownFields.has(method) ? method.toLowerCase() : method;
}

const ownFields: ReadonlySet<string> = new Set(
  "GET PUT POST DELETE OPTIONS HEAD PATCH TRACE QUERY".split(" "),
);
