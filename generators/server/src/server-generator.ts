import {
  createSourceFile,
  credentialKind,
  defineGenerator,
  docText,
  type Generator,
  type GeneratorContext,
  importsFrom,
  propertyKey,
} from "@lockstep/codegen";
import type { Contract, OperationModel } from "@lockstep/contract";
import { handlerFiles, printRegistry } from "./handlers.ts";

const runtime = importsFrom("@lockstep/server/gen1");
const operations = importsFrom("./operations.gen.ts").namespace("operations");
const api = importsFrom("./api.gen.ts").value("api");
const schemas = importsFrom("./schemas.gen.ts").value("schemas");

/** The server skeleton: typed handlers, the function that makes the server, and a stub for each operation. */
export const serverGenerator: Generator = defineGenerator({
  name: "server",
  description: "validated Express server skeleton",
  outputs: ["server"],
  generate(context) {
    return [
      { path: "gen/server.gen.ts", content: printServer(context), ownership: "generated" },
      { path: "gen/handlers.gen.ts", content: printRegistry(context), ownership: "generated" },
      ...handlerFiles(context.contract),
    ];
  },
});

function printServer({ contract, api: { pascal }, header, memory }: GeneratorContext): string {
  const file = createSourceFile({ ...header, generator: "server" });
  for (const name of ["Handler", "Handlers", "ServerOptions", "createServer"]) file.declare(name);

  file.doc(["The handler of one operation: its typed request in, one of its declared replies out."]);
  file.print`export type Handler<`;
  file.print`  Id extends keyof ${operations}.Operations,`;
  file.print`  Principal = unknown,`;
  file.print`  Services = unknown,`;
  file.print`> = ${runtime.type("HandlerOf")}<${operations}.Operations[Id], Principal, Services>;`;
  file.print``;
  file.doc(["One handler an operation; a missing one is a compile error."]);
  file.print`export interface Handlers<Principal = unknown, Services = unknown> {`;
  for (const operation of contract.operations) {
    file.recall(memory, "handler", [operation], () => {
      file.doc(handlerDoc(operation), 2);
      file.print`  readonly ${operation.id}: Handler<"${operation.id}", Principal, Services>;`;
    });
  }
  file.print`}`;
  file.print``;
  file.doc(["Handlers, services, and a check for every security scheme."]);
  file.print`export type ServerOptions<Principal = unknown, Services = unknown> = ${runtime.type("ServerOptions")}<`;
  file.print`  Handlers<Principal, Services>,`;
  file.print`  ${schemeKinds(contract)},`;
  file.print`  Principal,`;
  file.print`  Services`;
  file.print`>;`;
  file.print``;
  file.doc(docText(`Makes the server of ${contract.info.title}.`));
  file.print`export function createServer<Principal = unknown, Services = unknown>(`;
  file.print`  options: ServerOptions<Principal, Services>,`;
  file.print`): ${runtime.type("Server")} {`;
  file.print`  return ${runtime.value("createApiServer")}({ api: ${api}, operations: ${operations}, schemas: ${schemas} }, options);`;
  file.print`}`;
  // The names of the API's own types, for people who import from several contracts.
  file.print``;
  file.print`export type { Handlers as ${pascal}Handlers, ServerOptions as ${pascal}ServerOptions };`;
  return file.toString();
}

function handlerDoc({ summary, method, path }: OperationModel): readonly string[] {
  const route = `\`${method} ${path}\``;
  return docText(summary ? `${summary} ${route}` : route);
}

/** What each security scheme finds in a request. */
function schemeKinds({ securitySchemes }: Contract): string {
  if (securitySchemes.length === 0) return "Record<never, never>";
  const members = securitySchemes.map((scheme) => `${propertyKey(scheme.name)}: "${credentialKind(scheme)}"`);
  return `{ ${members.join("; ")} }`;
}
