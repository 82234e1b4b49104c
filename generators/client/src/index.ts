export { clientGenerator } from "./client-generator.ts";
