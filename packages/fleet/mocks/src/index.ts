export { createFleetMocks, type FleetMocks } from "../gen/mocks.gen.ts";
