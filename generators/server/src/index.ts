export { serverGenerator } from "./server-generator.ts";
