export { type CollectionModel, inferCollections } from "./collections.ts";
export { mocksGenerator } from "./mocks-generator.ts";
