import { expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles } from "../../test/load-files.ts";

async function read(scheme: string): Promise<readonly [unknown, readonly string[]]> {
  const result = await loadFiles({
    "openapi.yaml": document(`paths: {}\ncomponents: { securitySchemes: { key: ${scheme} } }`),
  });
  return [contractOf(result).securitySchemes[0]?.scheme, headlines(result)];
}

test.each([
  "{ type: apiKey, in: cookie, name: session }",
  "{ type: http, scheme: digest }",
  "{ type: mutualTLS }",
  "{ type: openIdConnect, openIdConnectUrl: https://a.test/ }",
])("%s is as OpenAPI asks, and stays", async (scheme) => {
  const [, lines] = await read(scheme);
  expect(lines).toEqual([]);
});

test.each([
  [
    "{ type: basic }",
    { type: "http", scheme: "basic" },
    'has the type "basic"; it is read as type: http, scheme: basic',
  ],
  ["{ type: OAuth2 }", { type: "oauth2" }, 'has the type "OAuth2"; it is read as type: oauth2'],
  [
    "{ type: '*/ x()' }",
    { type: "http", scheme: "bearer" },
    'has the type "*/ x()"; it is read as type: http, scheme: bearer',
  ],
  ["{}", { type: "http", scheme: "bearer" }, "has the type null; it is read as type: http, scheme: bearer"],
  [
    "{ type: http }",
    { type: "http", scheme: "bearer" },
    "names no scheme of HTTP; it is read as type: http, scheme: bearer",
  ],
  [
    "{ type: apiKey, name: X-Key }",
    { type: "apiKey", in: "header", name: "X-Key" },
    "is in null; it is read as type: apiKey, in: header, name: X-Key",
  ],
  [
    "{ type: apiKey, in: query }",
    { type: "apiKey", in: "query", name: "key" },
    "has no name; it is read as type: apiKey, in: query, name: key",
  ],
])("%s is told, and still asked for", async (scheme, expected, told) => {
  const [found, lines] = await read(scheme);
  expect(found).toMatchObject(expected);
  expect(lines).toEqual([`openapi.yaml:4:34 warning LS1430 the security scheme "key" ${told}`]);
});
