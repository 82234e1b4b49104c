import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { apiName, isIdentifier } from "./index.ts";

describe("apiName", () => {
  test.each([
    ["Fleet API", "Fleet", "fleet"],
    ["GitHub v3 REST API", "GitHubV3Rest", "gitHubV3Rest"],
    ["Stripe API", "Stripe", "stripe"],
    ["Order Service API", "Order", "order"],
    ["API", "Api", "api"],
    ["Service", "Service", "service"],
    ["Größen-Dienst", "GrößenDienst", "größenDienst"],
    ["Ελληνικά", "Ελληνικά", "ελληνικά"],
    ["2Checkout", "_2Checkout", "_2Checkout"],
    ["EU Customs", "EUCustoms", "euCustoms"],
    ["", "Api", "api"],
    ["!!! 🚀", "Api", "api"],
    ["class", "Class", "class_"],
    ["\ua7cb Thing", "Thing", "thing"],
    ["__proto__", "Proto", "proto"],
  ])("names %j %s and %s", (title, pascal, camel) => {
    expect(apiName(title)).toEqual({ pascal, camel });
  });

  test("takes the configured name as it is meant", () => {
    expect(apiName("Fleet API", "public-api")).toEqual({ pascal: "PublicApi", camel: "publicApi" });
  });

  test("always gives identifiers that the compiler accepts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        const { pascal, camel } = apiName(title);
        for (const name of [pascal, camel]) {
          expect(isIdentifier(name)).toBe(true);
          const source = ts.createSourceFile("a.ts", `export const ${name} = 1;`, ts.ScriptTarget.Latest);
          expect(syntaxErrors(source)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function syntaxErrors(source: ts.SourceFile): readonly string[] {
  const { diagnostics } = ts.transpileModule(source.text, { reportDiagnostics: true });
  return (diagnostics ?? []).map(({ messageText }) => String(messageText));
}
