import { isMutable, type MutableObject, setOwn } from "../bundle/mutable.ts";
import { placeIn, type Site } from "./site.ts";

/**
 * Puts into `content` what stands beside it in a response or body: media types that were written a level too high, and the
 * `schema` of Swagger 2.0, whose media type nobody knows.
 */
export function repairContent(holder: MutableObject, site: Site): void {
  const misplaced = Object.keys(holder).filter(
    (key) => key === "schema" || /^[\w.+*-]+\/[\w.+*-]+$/.test(key),
  );
  if (misplaced.length === 0) return;
  const content: MutableObject = isMutable(holder["content"]) ? holder["content"] : {};
  for (const key of misplaced) {
    if (key !== "schema") setOwn(content, key, holder[key]);
    else if (Object.keys(content).length === 0) content["*/*"] = { schema: holder[key] };
    Reflect.deleteProperty(holder, key);
  }
  holder["content"] = content;
  const parameters = { keywords: misplaced.join(", "), outcome: "content" };
  site.reporter.report("LS1426", placeIn(site, misplaced[0] ?? ""), parameters, { part: "key" });
}
