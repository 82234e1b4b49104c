import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ApiName, isIdentifier, operationTypeNames } from "@lockstep/codegen";
import type { Contract } from "@lockstep/contract";
import { ts } from "ts-morph";
import { root } from "../../workspace.ts";

/** The names that generated code may be made of, apart from strings and property keys. */
export interface KnownNames {
  /** Names that a file may declare at its top, by its path; undefined for a path that no generator makes. */
  declaredIn(path: string): ReadonlySet<string> | undefined;
  /** Names that a file may import from a module; undefined for a module that it may not import. */
  importedFrom(path: string, module: string): ReadonlySet<string> | undefined;
  /** Ids of the operations. */
  readonly operations: ReadonlySet<string>;
}

/** Types of TypeScript and the platform that generated types are made of. */
export const globalTypes: ReadonlySet<string> = new Set(
  "Array Blob Exclude Extract NonNullable Omit Partial Pick Readonly ReadonlyArray ReadableStream Record Required Uint8Array".split(
    " ",
  ),
);

/** Gathers them from the model of a contract: each is fixed, or the name that the model gives to something. */
export function knownNames(contract: Contract, { pascal, camel }: ApiName): KnownNames {
  const all = [...contract.operations, ...contract.webhooks];
  const operations = new Set(contract.operations.map(({ id }) => id));
  const typeNames = operationTypeNames(contract);
  const schemas = contract.schemas.flatMap(({ identifier }) =>
    // Variants for requests; `Body` behind it where a schema has that name itself.
    [identifier, ...["Input", "InputBody", "InputBodyBody"].map((suffix) => `${identifier}${suffix}`)],
  );
  const declared: Readonly<Record<string, readonly string[]>> = {
    "gen/types.gen.ts": [
      "paths",
      "operations",
      "components",
      "webhooks",
      "$defs",
      "WithRequired",
      ...schemas,
    ],
    "gen/api.gen.ts": ["api", "envelope", "errorFormat"],
    "gen/operations.gen.ts": ["Operations", "OperationId", ...operations, ...typeNames.values()],
    "gen/schemas.gen.ts": ["schemas"],
    "gen/client.gen.ts": [pascal, `${pascal}Options`, `create${pascal}`],
    "gen/server.gen.ts": [
      ...["Handler", "Handlers", "ServerOptions", "createServer"],
      ...[`${pascal}Handlers`, `${pascal}ServerOptions`],
    ],
    "gen/mocks.gen.ts": [`${pascal}Mocks`, `create${pascal}Mocks`, "contract"],
    "gen/eslint.gen.ts": ["plugin"],
    "gen/handlers.gen.ts": [],
  };
  for (const name of [pascal, camel, ...all.map(({ id }) => id), ...schemas]) {
    if (!isIdentifier(name)) throw new Error(`The model's name ${JSON.stringify(name)} is no identifier.`);
  }
  const sets = new Map(Object.entries(declared).map(([path, names]) => [path, new Set(names)]));
  return {
    declaredIn: (path) => sets.get(path) ?? (isStub(path) ? operations : undefined),
    importedFrom(path, module) {
      if (isStub(path)) return stubImports.get(module);
      const sibling = sets.get(module.replace(/^\.\//, "gen/"));
      if (sibling !== undefined && module.startsWith("./")) return sibling;
      return runtimeNames().get(module);
    },
    operations,
  };
}

export function isStub(path: string): boolean {
  return path.startsWith("src/handlers/");
}

const stubImports: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["@lockstep/server", new Set(["notImplemented"])],
  ["../../gen/server.gen.ts", new Set(["Handler"])],
]);

let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** What the runtimes export to generated code, by module. */
function runtimeNames(): ReadonlyMap<string, ReadonlySet<string>> {
  known ??= new Map(
    ["client", "eslint-plugin", "mocks", "operation", "server"].map((room) => {
      const text = readFileSync(join(root, `packages/runtime/${room}/src/gen1.ts`), "utf8");
      const source = ts.createSourceFile("gen1.ts", text, ts.ScriptTarget.Latest);
      const names = source.statements.flatMap((statement) =>
        ts.isExportDeclaration(statement) &&
        statement.exportClause &&
        ts.isNamedExports(statement.exportClause)
          ? statement.exportClause.elements.map(({ name }) => name.text)
          : [],
      );
      return [`@lockstep/${room}/gen1`, new Set(names)];
    }),
  );
  return known;
}
