import {
  code,
  createSourceFile,
  defineGenerator,
  docText,
  type Generator,
  type GeneratorContext,
  importsFrom,
  literal,
  operationTypeNames,
  propertyKey,
  type SourceFile,
} from "@lockstep/codegen";
import { type Contract, toJsonSchema } from "@lockstep/contract";
import { type CollectionModel, inferCollections } from "./collections.ts";
import { contractExamples } from "./examples.ts";

const runtime = importsFrom("@lockstep/mocks/gen1");
const operations = importsFrom("./operations.gen.ts").namespace("operations");
const api = importsFrom("./api.gen.ts").value("api");
const schemas = importsFrom("./schemas.gen.ts").value("schemas");

/** The mocks: what they answer as data, typed overrides for each operation, and the function that makes them. */
export const mocksGenerator: Generator = defineGenerator({
  name: "mocks",
  description: "MSW mocks that answer as the server would",
  outputs: ["mocks"],
  generate(context) {
    const { contract, api: names, header } = context;
    const file = createSourceFile({ ...header, generator: "mocks" });
    const collections = inferCollections(contract);
    for (const name of [`${names.pascal}Mocks`, `create${names.pascal}Mocks`, "contract"]) file.declare(name);
    printInterface(file, context, collections);
    file.doc(docText(`Mocks of ${contract.info.title}, for tests, browsers and Storybook.`));
    file.print`export function create${names.pascal}Mocks(options: ${runtime.type("MocksOptions")} = {}): ${names.pascal}Mocks {`;
    file.print`  return ${runtime.value("createApiMocks")}<${names.pascal}Mocks>(contract, options);`;
    file.print`}`;
    file.print``;
    printContract(file, context, collections);
    return [{ path: "gen/mocks.gen.ts", content: file.toString(), ownership: "generated" }];
  },
});

function printInterface(
  file: SourceFile,
  { contract, api: { pascal } }: GeneratorContext,
  collections: readonly CollectionModel[],
): void {
  const typeNames = operationTypeNames(contract);
  file.doc(docText(`What tests can say to the mocks of ${contract.info.title}.`));
  file.print`export interface ${pascal}Mocks extends ${runtime.type("Mocks")}<keyof ${operations}.Operations> {`;
  file.doc(
    ["The collections that the mocks keep: what is created is there to be read, changed and deleted."],
    2,
  );
  file.print`  readonly collections: {`;
  for (const { name, get: gets } of collections) {
    const get = typeof gets === "string" ? gets : (gets[0] ?? "");
    const status = contract.operations
      .find(({ id }) => id === get)
      ?.responses.find((one) => /^2/.test(one.status));
    const key =
      status && /^\d+$/.test(status.status) ? status.status : literal(status?.status ?? "default", 4);
    const item = code`${operations}.${typeNames.get(get) ?? get}["success"][${key}]`;
    file.print`    readonly ${propertyKey(name)}: ${runtime.type("Collection")}<${item}>;`;
  }
  file.print`  };`;
  for (const { id, method, path } of contract.operations) {
    file.doc(docText(`\`${method} ${path}\``), 2);
    file.print`  readonly ${id}: ${runtime.type("MockOperation")}<${operations}.${typeNames.get(id) ?? id}>;`;
  }
  file.print`}`;
  file.print``;
}

function printContract(
  file: SourceFile,
  { contract, memory }: GeneratorContext,
  collections: readonly CollectionModel[],
): void {
  const examples = contractExamples(contract);
  file.print`const contract: ${runtime.type("MockContract")} = {`;
  file.print`  api: ${api},`;
  file.print`  operations: ${operations},`;
  file.print`  schemas: ${schemas},`;
  if (examples.length > 0) {
    file.print`  examples: {`;
    for (const [id, byStatus] of examples) {
      const head = propertyKey(id);
      file.recall(memory, "examples", [head, byStatus], () => {
        file.print`    ${head}: ${literal(byStatus, 4, { used: head.length + 6 })},`;
      });
    }
    file.print`  },`;
  }
  const details = detailsByCode(contract);
  if (contract.errors.length > 0) file.print`  details: ${literal(details, 2, { used: 11 })},`;
  if (collections.length > 0) {
    file.print`  collections: {`;
    for (const { name, ...collection } of collections) {
      const head = propertyKey(name);
      file.print`    ${head}: ${literal(collection, 4, { used: head.length + 6 })},`;
    }
    file.print`  },`;
  }
  file.print`};`;
}

/** The schema of each code's details; a code without details is not there. */
function detailsByCode({ errors }: Contract): object {
  return Object.fromEntries(
    errors.flatMap(({ code: name, details, detailsPointer }) => {
      if (details === undefined) return [];
      return [[name, detailsPointer === undefined ? toJsonSchema(details) : { $ref: `#${detailsPointer}` }]];
    }),
  );
}
