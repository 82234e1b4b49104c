import { isMutable, type MutableObject } from "../bundle/mutable.ts";
import { placeIn, type Site } from "./site.ts";

/** Makes a parameter or header say in one way what its value is: by a schema, or by the one media type of `content`. */
export function repairParameter(parameter: MutableObject, kind: "parameter" | "header", site: Site): void {
  if (typeof parameter["$ref"] === "string") return;
  repairPlace(parameter, site);
  if (isMutable(parameter["schema"]) || typeof parameter["schema"] === "boolean") {
    if (Object.hasOwn(parameter, "content")) {
      Reflect.deleteProperty(parameter, "content");
      site.reporter.report("LS1424", placeIn(site, "content"), {
        fault: "has both a schema and content",
        kept: "the schema",
      });
    }
  } else if (isMutable(parameter["content"]) && Object.keys(parameter["content"]).length > 0) {
    const [first = "", ...more] = Object.keys(parameter["content"]);
    if (more.length > 0) {
      parameter["content"] = Object.fromEntries([[first, parameter["content"][first]]]);
      const kept = `"${first}"`;
      site.reporter.report("LS1424", placeIn(site, "content"), { fault: "has several media types", kept });
    }
  } else if (Object.keys(parameter).some((key) => key === "type" || key === "enum")) {
    repairSwagger(parameter, site);
  } else if (kind === "parameter") {
    const name = String(parameter["name"] ?? "");
    site.reporter.report("LS1427", placeIn(site), { name }, { part: "key" });
  }
  const style = parameter["style"];
  const fitting = kind === "header" ? ["simple"] : styles.get(parameter["in"]);
  if (style === undefined || fitting === undefined || fitting.some((one) => one === style)) return;
  Reflect.deleteProperty(parameter, "style");
  const place = kind === "header" ? "a response header" : `in ${String(parameter["in"])}`;
  const parameters = { style: String(style), place, fitting: fitting.join(", ") };
  site.reporter.report("LS1425", placeIn(site, "style"), parameters);
}

function repairPlace(parameter: MutableObject, site: Site): void {
  const place = parameter["in"];
  if (typeof place !== "string" || styles.has(place) || !styles.has(place.toLowerCase())) return;
  parameter["in"] = place.toLowerCase();
  const found = JSON.stringify(place);
  const outcome = `read as "${place.toLowerCase()}"`;
  site.reporter.report("LS1415", placeIn(site, "in"), {
    keyword: "in",
    expected: "in small letters",
    found,
    outcome,
  });
}

/** Swagger 2.0 writes the keywords of a schema into the parameter itself. */
function repairSwagger(parameter: MutableObject, site: Site): void {
  const format = parameter["collectionFormat"];
  const keywords = schemaKeywords.filter((keyword) => Object.hasOwn(parameter, keyword));
  const schema: MutableObject = {};
  for (const keyword of keywords) {
    if (keyword !== "collectionFormat") schema[keyword] = parameter[keyword];
    Reflect.deleteProperty(parameter, keyword);
  }
  parameter["schema"] = schema;
  if (typeof format === "string") {
    parameter["explode"] = format === "multi";
    const style = new Map([
      ["ssv", "spaceDelimited"],
      ["pipes", "pipeDelimited"],
    ]).get(format);
    if (style !== undefined && parameter["in"] === "query") parameter["style"] = style;
  }
  site.reporter.report(
    "LS1426",
    placeIn(site),
    { keywords: keywords.join(", "), outcome: "a schema" },
    { part: "key" },
  );
}

const schemaKeywords = [
  ..."type format items enum default minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split(" "),
  ..."minLength maxLength pattern minItems maxItems uniqueItems collectionFormat nullable".split(" "),
];

/** @see OpenAPI 3.2 §4.12.2.3 */
const styles: ReadonlyMap<unknown, readonly string[]> = new Map<unknown, readonly string[]>([
  ["path", ["simple", "label", "matrix"]],
  ["query", ["form", "spaceDelimited", "pipeDelimited", "deepObject"]],
  ["header", ["simple"]],
  ["cookie", ["form", "cookie"]],
  ["querystring", []],
]);
