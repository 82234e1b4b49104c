import { isJsonObject, type JsonObject } from "@lockstep/contract";

/** The value if it is a JSON object, else an empty one: for parts of a document that may be missing or misplaced. */
export function record(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
