import { describe, expect, test } from "vitest";
import { readConfiguration } from "./configuration.ts";

describe("the configuration", () => {
  test("has defaults that only this machine reaches", () => {
    expect(readConfiguration({})).toEqual({ port: 3000, host: "127.0.0.1", database: ":memory:" });
  });

  test("is what the environment says", () => {
    const environment = { PORT: "0", HOST: "0.0.0.0", FLEET_DATABASE: "fleet.db" };
    expect(readConfiguration(environment)).toEqual({ port: 0, host: "0.0.0.0", database: "fleet.db" });
  });

  test.each(["", "65536", "-1", "80.5", "0x50", "http", "1e3"])("takes no PORT %j", (PORT) => {
    expect(() => readConfiguration({ PORT })).toThrow(/PORT is .* from 0 to 65535/);
  });

  test("tells of every fault at once", () => {
    expect(() => readConfiguration({ PORT: "x", HOST: " ", FLEET_DATABASE: "" })).toThrow(
      /PORT.*HOST.*FLEET_DATABASE/s,
    );
  });
});
