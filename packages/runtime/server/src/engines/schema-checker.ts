import {
  ajvChecker,
  ajvFormats,
  ajvOptions,
  type ContractSchemas,
  type SchemaChecker,
} from "@lockstep/operation";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Checks values with Ajv; the only file that imports it. */
export function schemaChecker(schemas: ContractSchemas): SchemaChecker {
  return ajvChecker(schemas, () => {
    const ajv = new Ajv2020(ajvOptions());
    addFormats.default(ajv, ajvFormats);
    return ajv;
  });
}
