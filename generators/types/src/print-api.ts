import { createSourceFile, type FileHeader, importsFrom, literal } from "@lockstep/codegen";
import type { Contract, ServerModel } from "@lockstep/contract";

const { type } = importsFrom("@lockstep/operation/gen1");

/** Prints `api.gen.ts`: what all operations share, as data. */
export function printApi(contract: Contract, header: FileHeader): string {
  const file = createSourceFile({ ...header, generator: "types" });
  const Api = type("Api");
  file.print`export const errorFormat: ${Api}["errorFormat"] = ${literal(errorFormat(contract), 0)};`;
  file.print``;
  if (contract.envelope) {
    const { data, success, meta } = contract.envelope;
    file.print`export const envelope: NonNullable<${Api}["envelope"]> = ${literal({ data, success, ...meta }, 0)};`;
    file.print``;
  }
  file.doc([`What all operations of the contract share.`]);
  file.print`export const api: ${Api} = {`;
  file.print`  title: ${literal(contract.info.title, 2)},`;
  file.print`  version: ${literal(contract.info.version, 2)},`;
  file.print`  servers: ${literal(contract.servers.map(serverUrl), 2, { used: 11 })},`;
  file.print`  errorFormat,`;
  if (contract.envelope) file.print`  envelope,`;
  file.print`  errors: ${literal(catalogue(contract), 2, { used: 10 })},`;
  file.print`  securitySchemes: ${literal(securitySchemes(contract), 2, { used: 19 })},`;
  file.print`};`;
  return file.toString();
}

function errorFormat({ errorFormat: format }: Contract): object {
  const { mediaType, code, message, details, docs, title, status, implied } = format;
  const named = Object.entries(implied).filter(([, name]) => name !== undefined);
  return {
    mediaType,
    code,
    message,
    details,
    docs,
    title,
    status,
    ...(named.length > 0 && { implied: Object.fromEntries(named) }),
  };
}

function catalogue(contract: Contract): object {
  return Object.fromEntries(
    contract.errors.map(({ code, status, title, message, docs }) => [code, { status, title, message, docs }]),
  );
}

/** The URL with the defaults of its variables (OAS 3.1 §4.8.5). */
export function serverUrl({ url, variables }: ServerModel): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name]?.default ?? whole) : whole,
  );
}

function securitySchemes(contract: Contract): object {
  return Object.fromEntries(
    contract.securitySchemes.map(({ name, scheme }) => {
      const { type: kind, in: place, name: field, scheme: http } = scheme;
      if (kind === "apiKey") return [name, { type: kind, in: place, name: field }];
      return [name, kind === "http" ? { type: kind, scheme: String(http).toLowerCase() } : { type: kind }];
    }),
  );
}
