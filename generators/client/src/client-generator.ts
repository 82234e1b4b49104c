import {
  code,
  createSourceFile,
  credentialKind,
  defineGenerator,
  docText,
  type Generator,
  importsFrom,
  operationTypeNames,
  propertyKey,
} from "@lockstep/codegen";
import type { Contract, OperationModel } from "@lockstep/contract";

const runtime = importsFrom("@lockstep/client/gen1");
const operations = importsFrom("./operations.gen.ts").namespace("operations");
const paths = importsFrom("./types.gen.ts").type("paths");
const api = importsFrom("./api.gen.ts").value("api");

/** The typed client: an interface with one method an operation, and the function that makes it. */
export const clientGenerator: Generator = defineGenerator({
  name: "client",
  description: "typed client over openapi-fetch",
  outputs: ["client"],
  generate({ contract, api: { pascal }, header, memory }) {
    const file = createSourceFile({ ...header, generator: "client" });
    const typeNames = operationTypeNames(contract);
    file.declare(pascal);
    file.declare(`${pascal}Options`);
    file.declare(`create${pascal}`);

    file.doc(docText(`The operations of ${contract.info.title}.`));
    file.print`export interface ${pascal} extends ${runtime.type("ApiClient")}<${paths}> {`;
    for (const operation of contract.operations) {
      const typeName = typeNames.get(operation.id) ?? operation.id;
      file.recall(memory, "method", [operation, typeName], () => {
        file.doc(memberDoc(operation), 2);
        const method = runtime.type(operation.pagination ? "PagedMethod" : "Method");
        file.print`  readonly ${operation.id}: ${method}<${operations}.${typeName}>;`;
      });
    }
    file.print`}`;
    file.print``;
    file.doc([`Options of {@link create${pascal}}: credentials by security scheme, base URL, policies.`]);
    file.print`export type ${pascal}Options = ${runtime.type("ClientOptions")}<${credentials(contract)}>;`;
    file.print``;
    file.doc(docText(`Makes a client of ${contract.info.title}.`));
    file.print`export function create${pascal}(options: ${pascal}Options = {}): ${pascal} {`;
    file.print`  return ${runtime.value("createApiClient")}<${pascal}>(${code`{ ${apiMember()}, operations: ${operations} }`}, options);`;
    file.print`}`;
    return [{ path: "gen/client.gen.ts", content: file.toString(), ownership: "generated" }];
  },
});

function apiMember(): ReturnType<typeof code> {
  return code`api: ${api}`;
}

function memberDoc(operation: OperationModel): readonly string[] {
  const { summary, method, path, errors, deprecated, deprecation } = operation;
  const lines = [...(summary ? [...docText(summary), ""] : []), ...docText(`\`${method} ${path}\``)];
  if (errors.length > 0)
    lines.push("", ...docText(`Error codes: ${errors.map(({ code: name }) => name).join(", ")}.`));
  if (deprecated) {
    const { sunset, successor } = deprecation ?? {};
    const replacement = successor?.operationId ?? successor?.url;
    const text = [
      sunset && `It will be removed on ${sunset.slice(0, 10)}.`,
      replacement && `Use ${replacement}.`,
    ];
    lines.push("", `@deprecated ${docText(text.filter(Boolean).join(" ")).join(" ")}`.trimEnd());
  }
  return lines;
}

/** Which kind of credential each security scheme takes. A client certificate (`mutualTLS`) is the transport's affair. */
function credentials({ securitySchemes }: Contract): string {
  const members = securitySchemes
    .map((scheme) => [scheme.name, credentialKind(scheme)] as const)
    .filter(([, kind]) => kind !== "mutualTLS")
    .map(([name, kind]) => `${propertyKey(name)}: "${kind}"`);
  return members.length === 0 ? "Record<never, never>" : `{ ${members.join("; ")} }`;
}
