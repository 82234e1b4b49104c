import {
  credentialNames,
  dereferenceIn,
  isPlatformHeader,
  isSchemaObject,
  type Parameter,
} from "@lockstep/operation";
import { type Breaking, type BreakKind, type Change, parameterSchema, targetOf } from "./breaking.ts";
import { hasPair, withoutPair, withPair } from "./query.ts";

/** What no number, no boolean, no date and hardly any list of allowed texts takes. */
const wrong = "lockstep-broken";

/** Headers that are no parameters (OAS 3.1 §4.8.12.1), or that connections have of themselves. */
const ownHeaders: ReadonlySet<string> = new Set(
  "accept authorization connection content-length content-type cookie expect host keep-alive te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

export const missingParameter: BreakKind = {
  name: "a required parameter is missing",
  change: (breaking) => {
    const { operation, request } = breaking;
    const target = targetOf(request);
    for (const parameter of operation.parameters ?? []) {
      const { name, in: place, required } = parameter;
      if (!required || isReserved(breaking, parameter)) continue;
      const how = `${place}.${name} is missing`;
      if (place === "query" && hasPair(target, name)) return { how, target: withoutPair(target, name) };
      if (place === "header" && request.headers.has(name))
        return { how, headers: { [name.toLowerCase()]: null } };
      if (place === "cookie") {
        const cookie = cookiesOf(request).filter((pair) => !pair.startsWith(`${name}=`));
        return { how, headers: { cookie: cookie.length === 0 ? null : cookie.join("; ") } };
      }
    }
    return undefined;
  },
};

export const wrongParameter: BreakKind = {
  name: "a parameter of the wrong type",
  change: (breaking) => {
    for (const parameter of breaking.operation.parameters ?? []) {
      if (isReserved(breaking, parameter)) continue;
      const text = wrongText(breaking, parameter);
      const change = text === undefined ? undefined : withValue(breaking, parameter, text);
      if (change) return change;
    }
    return undefined;
  },
};

export const unknownParameter: BreakKind = {
  name: "a query parameter that is not declared",
  change: (breaking) => {
    const { operation, request } = breaking;
    if (operation.parameters?.some((parameter) => takesAnyName(breaking, parameter))) return undefined;
    return {
      how: "an unknown query parameter",
      target: withPair(targetOf(request), "lockstep_unknown", "1"),
    };
  },
};

/** A text that the parameter's schema refuses for sure. */
function wrongText(breaking: Breaking, parameter: Parameter): string | undefined {
  const { in: place, name, style, contentType } = parameter;
  if (contentType !== undefined) return /json/i.test(contentType) ? "{" : undefined;
  if (style !== undefined && style !== "simple" && style !== "form") return undefined;
  const stated = parameterSchema(breaking, place, name);
  const schema = dereferenceIn(breaking.schemas)(stated);
  if (stated === undefined || !isSchemaObject(schema)) return undefined;
  const types = [schema["type"]].flat();
  const scalar = (one: unknown): boolean => /^(?:integer|number|boolean)$/.test(String(one));
  if (types.length > 0 && types.every((one) => scalar(one) || one === "null")) return wrong;
  if (types.length !== 1 || types[0] !== "string") return undefined;
  return breaking.judge(stated, wrong) === undefined ? undefined : wrong;
}

function withValue(
  { operation, request }: Breaking,
  { in: place, name }: Parameter,
  text: string,
): Change | undefined {
  const how = `${place}.${name}=${text}`;
  const target = targetOf(request);
  if (place === "query") return { how, target: withPair(target, name, text) };
  if (place === "header") return { how, headers: { [name.toLowerCase()]: text } };
  if (place === "cookie") {
    const others = cookiesOf(request).filter((pair) => !pair.startsWith(`${name}=`));
    return { how, headers: { cookie: [...others, `${name}=${text}`].join("; ") } };
  }
  if (place !== "path") return undefined;
  const index = operation.path.split("/").indexOf(`{${name}}`);
  const [path = "", query] = target.split(/\?(.*)/s, 2);
  const segments = path.split("/");
  if (index < 0 || segments.length !== operation.path.split("/").length) return undefined;
  segments[index] = encodeURIComponent(text);
  return { how, target: segments.join("/") + (query === undefined ? "" : `?${query}`) };
}

/** Whether names that are not declared may be properties of a parameter. */
function takesAnyName(breaking: Breaking, { in: place, name, style, explode }: Parameter): boolean {
  if (place === "querystring") return true;
  if (place !== "query" || (style ?? "form") !== "form" || explode === false) return false;
  const schema = dereferenceIn(breaking.schemas)(parameterSchema(breaking, place, name));
  if (!isSchemaObject(schema)) return true;
  const types = [schema["type"]].flat();
  return types.includes("object") || types.includes(undefined);
}

/** Whether a change of the parameter would not be sure to be seen as one. */
function isReserved({ operation, api }: Breaking, { in: place, name, required }: Parameter): boolean {
  if (place === "header") {
    // What platforms send by themselves refuses nobody, unless the contract requires it.
    return ownHeaders.has(name.toLowerCase()) || (!required && isPlatformHeader(name));
  }
  return place === "query" && credentialNames(operation, api.securitySchemes).includes(name);
}

function cookiesOf({ headers }: Request): readonly string[] {
  return (headers.get("cookie") ?? "").split(/;\s*/).filter((pair) => pair !== "");
}
