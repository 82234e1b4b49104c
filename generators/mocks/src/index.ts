export { mocksGenerator } from "./mocks-generator.ts";
