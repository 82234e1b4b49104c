import { entriesOf, isJsonObject, own, ownList, ownString } from "../json/json-object.ts";
import type { JsonObject, ServerModel } from "../model.ts";

/** The `servers` of the root, a path item or an operation; those without a url are left out. */
export function buildServers(holder: JsonObject): readonly ServerModel[] {
  return ownList(holder, "servers").flatMap((server) => {
    const url = isJsonObject(server) ? ownString(server, "url") : undefined;
    if (!isJsonObject(server) || url === undefined) return [];
    const description = ownString(server, "description");
    return [{ url, ...(description === undefined ? {} : { description }), variables: variablesOf(server) }];
  });
}

function variablesOf(server: JsonObject): ServerModel["variables"] {
  return Object.fromEntries(
    entriesOf(own(server, "variables")).flatMap(([name, variable]) => {
      if (!isJsonObject(variable)) return [];
      const values = ownList(variable, "enum").map(String);
      const standard = own(variable, "default") ?? values[0] ?? "";
      return [[name, { default: String(standard), ...(values.length > 0 ? { enum: values } : {}) }] as const];
    }),
  );
}
