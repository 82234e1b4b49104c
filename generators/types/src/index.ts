export { schemasGenerator } from "./schemas/schemas-generator.ts";
export { typesGenerator } from "./types-generator.ts";
