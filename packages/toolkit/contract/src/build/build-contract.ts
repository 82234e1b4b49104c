import type { Assembled, OperationSite } from "../bundle/assemble.ts";
import type { ExtensionSite } from "../bundle/visit-file.ts";
import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { xEnvelope } from "../extensions/x-envelope/extension.ts";
import type { ErrorCode } from "../extensions/x-error-codes/extension.ts";
import type { FilePlace } from "../files/file-place.ts";
import { entriesOf, isJsonObject, own, ownObject, ownString } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { Contract, JsonObject, SchemaModel } from "../model.ts";
import { nameOperations } from "../names/name-operations.ts";
import { nameSchemas } from "../names/name-schemas.ts";
import { asSchema } from "../queries/resolve.ts";
import { type BuildContext, inherited, type Node } from "./build-context.ts";
import { schemaDeprecations } from "./deprecation.ts";
import { buildErrorCatalogue, buildErrorFormat } from "./errors.ts";
import { buildOperation, type OperationScope } from "./operations.ts";
import { reportPathFaults } from "./paths.ts";
import { buildSecuritySchemes, undeclaredSchemes } from "./security.ts";
import { buildServers } from "./servers.ts";
import { buildTags } from "./tags.ts";

/** Builds the model of an assembled document; the document's operations get their final ids on the way. */
export function buildContract(
  assembled: Assembled,
  version: Contract["openapi"],
  extensions: {
    readonly sites: readonly ExtensionSite[];
    /** Values that do not fit their schemas. */
    readonly wrongValues: ReadonlySet<unknown>;
    /** For findings at sites of files. */
    readonly reporter: Reporter<Catalogue, FilePlace>;
  },
  reporter: Reporter<Catalogue>,
): Omit<Contract, "source" | "diagnostics"> {
  const { document, operations: sites } = assembled;
  const root: Node = { value: document, pointer: "" };
  const ids = nameOperations(sites, reporter);
  const writtenIds = writtenIdsOf(sites);
  for (const [site, id] of ids) site.operation["operationId"] = id;

  const finalIds = finalIdsOf(ids, writtenIds);
  const errorCodes = new Map<string, ErrorCode>();
  const context: BuildContext = {
    document,
    version,
    reporter,
    wrongValues: extensions.wrongValues,
    errorCodes,
    operationPointers: new Set(sites.map(({ pointer }) => pointer)),
    finalOperationId: (name) => finalIds.get(name),
    operationIds: () => finalIds.keys(),
  };
  const info = buildInfo(document, reporter);
  const errors = buildErrorCatalogue(root, context);
  for (const error of errors) errorCodes.set(error.code, error);
  const errorFormat = buildErrorFormat(root, context);
  const envelopeSaid = inherited([root], xEnvelope.name, context);
  const envelope = envelopeSaid && xEnvelope.parse(envelopeSaid, context);
  const declared = buildSecuritySchemes(context);
  const asking = sites.map(({ operation, pointer }) => ({ value: operation, pointer }));
  const securitySchemes = [...declared, ...undeclaredSchemes([root, ...asking], declared)];
  const servers = buildServers(document);
  reportPathFaults(sites, reporter);

  const callbackSites = Map.groupBy(
    sites.filter(({ place }) => place === "callback"),
    ({ pathItemPointer }) => pathItemPointer,
  );
  const scope: OperationScope = {
    root,
    servers,
    securitySchemes: new Set(declared.map(({ name }) => name)),
    errorFormat,
    ids,
    writtenIds,
    callbackSites,
  };
  const operationsOf = (place: OperationSite["place"]): Contract["operations"] =>
    sites
      .filter((site) => site.place === place)
      .map((site) => Object.freeze(buildOperation(site, scope, context)));
  return {
    openapi: version,
    info,
    servers,
    tags: Object.freeze(buildTags(context)),
    operations: Object.freeze(operationsOf("path")),
    webhooks: Object.freeze(operationsOf("webhook")),
    schemas: Object.freeze(buildSchemas(document, reporter)),
    securitySchemes,
    errors: Object.freeze(errors),
    errorFormat,
    ...(envelope === undefined ? {} : { envelope }),
    schemaDeprecations: schemaDeprecations(extensions.sites, context, extensions.reporter),
    document: Object.freeze(document),
  };
}

function buildInfo(document: JsonObject, reporter: Reporter<Catalogue>): Contract["info"] {
  const info = ownObject(document, "info") ?? {};
  const text = (field: string): string => {
    const value = own(info, field);
    if (typeof value === "string" && value !== "") return value;
    reporter.report("LS1401", "/info", { field }, { part: "key" });
    return "";
  };
  const description = ownString(info, "description");
  return {
    title: text("title"),
    version: text("version"),
    ...(description === undefined ? {} : { description }),
  };
}

function buildSchemas(document: JsonObject, reporter: Reporter<Catalogue>): readonly SchemaModel[] {
  const schemas = entriesOf(own(ownObject(document, "components") ?? {}, "schemas"));
  const identifiers = nameSchemas(
    schemas.map(([name]) => name),
    reporter,
  );
  return schemas.map(([name, value]) => {
    const description = isJsonObject(value) ? ownString(value, "description") : undefined;
    return Object.freeze({
      name,
      identifier: identifiers.get(name) ?? name,
      schema: asSchema(value),
      ...(description === undefined ? {} : { description }),
      pointer: joinPointer("/components/schemas", name),
    });
  });
}

function writtenIdsOf(sites: readonly OperationSite[]): ReadonlyMap<OperationSite, string> {
  const written = new Map<OperationSite, string>();
  for (const site of sites) {
    const id = ownString(site.operation, "operationId");
    if (id !== undefined) written.set(site, id);
  }
  return written;
}

/** Final ids by themselves, and by operationIds as written where those are no final ids. */
function finalIdsOf(
  ids: ReadonlyMap<OperationSite, string>,
  writtenIds: ReadonlyMap<OperationSite, string>,
): ReadonlyMap<string, string> {
  const final = new Map([...ids.values()].map((id) => [id, id]));
  for (const [site, written] of writtenIds) {
    const id = ids.get(site);
    if (id !== undefined && !final.has(written)) final.set(written, id);
  }
  return final;
}
