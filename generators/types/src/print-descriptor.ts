import { importsFrom, literal, propertyKey, type SourceFile } from "@lockstep/codegen";
import type { BodyModel, Deprecation, OperationModel, ParameterModel } from "@lockstep/contract";

const runtime = importsFrom("@lockstep/operation/gen1");
const api = importsFrom("./api.gen.ts");

/**
 * Headers that no caller passes: those that OpenAPI leaves to other parts of the document (OAS 3.1 §4.8.12.1), and those by which
 * platforms frame and route a message, which they set themselves (Fetch Standard, "forbidden request-header").
 */
const ignoredHeaders: ReadonlySet<string> = new Set([
  "accept",
  "content-type",
  "authorization",
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** The parameters that requests carry. */
export function inputParameters({ parameters }: OperationModel): readonly ParameterModel[] {
  return parameters.filter((one) => one.in !== "header" || !ignoredHeaders.has(one.name.toLowerCase()));
}

/**
 * Prints an operation's constant: data only, members at their defaults left out.
 * @param servers URLs of its own servers; empty where they are the contract's.
 */
export function printDescriptor(
  file: SourceFile,
  operation: OperationModel,
  typeName: string,
  servers: readonly string[] = [],
): void {
  const { id, method, body, security, errors, pagination, deprecation } = operation;
  const { path, variant } = splitKey(operation.path);
  const put = (key: string, value: unknown): void => {
    file.print`  ${key}: ${literal(value, 2, { used: key.length + 4 })},`;
  };
  file.print`export const ${id}: ${runtime.type("Operation")}<${typeName}> = {`;
  put("id", id);
  put("method", method);
  put("path", path);
  if (variant !== "") put("variant", variant);
  if (servers.length > 0) put("servers", servers);
  const parameters = inputParameters(operation).map(parameterData);
  if (parameters.length > 0) put("parameters", parameters);
  if (body) put("body", bodyData(body, carriesBody(operation)));
  put("responses", responses(operation));
  if (security.length > 0) {
    put(
      "security",
      security.map((all) => Object.fromEntries(all.map(({ scheme, scopes }) => [scheme, scopes]))),
    );
  }
  if (errors.length > 0) {
    put(
      "errors",
      Object.fromEntries(
        errors.map(({ code, status, retry }) => [code, { status, ...(retry !== "never" && { retry }) }]),
      ),
    );
    file.print`  ${propertyKey("errorFormat")}: ${api.value("errorFormat")},`;
  }
  if (operation.envelope) file.print`  envelope: ${api.value("envelope")},`;
  if (pagination) put("pagination", pagination);
  if (deprecation) put("deprecation", deprecationData(deprecation));
  file.print`};`;
}

/**
 * A key of `paths` may hold more than a path: a query that every request carries, a fragment that tells two keys apart. The name of a
 * parameter may hold their signs too.
 */
function splitKey(key: string): { readonly path: string; readonly variant: string } {
  const [, path = "", variant = ""] = /^((?:\{[^{}]*\}|[^?#])*)(.*)$/s.exec(key) ?? [];
  return { path, variant };
}

/** Whether platforms send a body with the method at all (Fetch Standard §5.4, RFC 9110 §9.3): where they do not, none is required. */
export function carriesBody({ method }: OperationModel): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "TRACE";
}

function bodyData({ required, content }: BodyModel, canCarryBody: boolean): object {
  const form = content.find(({ mediaType }) => /^application\/x-www-form-urlencoded/i.test(mediaType));
  const encoding = Object.entries(form?.encoding ?? {}).flatMap(([name, value]) => {
    const { style, explode } = value as { readonly style?: unknown; readonly explode?: unknown };
    if (typeof style !== "string" && typeof explode !== "boolean") return [];
    // Whoever says one of both means a style (OAS 3.1 §4.8.15.1).
    const stated = typeof style === "string" ? style : "form";
    return [[name, { style: stated, ...(typeof explode === "boolean" && { explode }) }]];
  });
  return {
    ...(required && canCarryBody && { required: true }),
    mediaTypes: content.map(({ mediaType }) => mediaType),
    ...(encoding.length > 0 && { encoding: Object.fromEntries(encoding) }),
  };
}

function parameterData(parameter: ParameterModel): object {
  const { name, in: place, required, style, explode, allowReserved, contentType } = parameter;
  const form = place === "query" || place === "cookie";
  return {
    name,
    in: place,
    ...(required && { required }),
    ...(style !== (form ? "form" : "simple") && place !== "querystring" && { style }),
    ...(explode !== (style === "form") && { explode }),
    ...(allowReserved && { allowReserved }),
    ...(contentType !== undefined && { contentType }),
  };
}

/**
 * An operation that declares neither a success nor a redirection still answers something when it goes well. A status such as 101 is
 * on the way to an answer, not one (RFC 9110 §15.2).
 */
export function declaresNoAnswer({ responses: declared }: OperationModel): boolean {
  return !declared.some(({ status }) => /^[23]|^default$/i.test(status));
}

/** Whether an answer travels without a body whatever the contract says of one (RFC 9110 §9.3.2, §15.3.5, §15.3.6, §15.4.5). */
export function isBodiless({ method }: OperationModel, status: string): boolean {
  return method === "HEAD" || /^(?:1\d\d|204|205|304)$/.test(status);
}

function responses(operation: OperationModel): object {
  return { ...(declaresNoAnswer(operation) && { "2XX": {} }), ...declaredResponses(operation) };
}

function declaredResponses(operation: OperationModel): object {
  return Object.fromEntries(
    operation.responses.map(({ status, headers, ...response }) => {
      const content = isBodiless(operation, status) ? [] : response.content;
      const required = headers.filter((header) => header.required).map(({ name }) => name);
      return [
        status,
        {
          ...(content.length > 0 && { mediaTypes: content.map(({ mediaType }) => mediaType) }),
          ...(required.length > 0 && { headers: required }),
        },
      ];
    }),
  );
}

function deprecationData({ phase, since, sunset, successor, guide, contact, reason }: Deprecation): object {
  return {
    phase,
    since,
    sunset,
    ...(successor && { successor: { operationId: successor.operationId, url: successor.url } }),
    guide,
    contact,
    reason,
  };
}
