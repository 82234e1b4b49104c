import { ajvChecker, type ContractSchemas, type SchemaChecker } from "@lockstep/operation";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/**
 * Checks values with Ajv; the only file that imports it. Stops at the first fault of a value: listing all of them lets a small
 * request cost much.
 */
export function schemaChecker(schemas: ContractSchemas): SchemaChecker {
  return ajvChecker(schemas, () => {
    const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false });
    addFormats.default(ajv, { mode: "full" });
    return ajv;
  });
}
