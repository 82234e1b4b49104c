import { stripTypeScriptTypes } from "node:module";
import { compileFunction, createContext, runInContext } from "node:vm";
import { ts } from "ts-morph";
import { isStub } from "./known-names.ts";
import type { ParsedFile } from "./syntax.ts";

/** What the generated files did when they ran. */
export interface Evaluated {
  readonly faults: readonly string[];
  /** What each file exports, and its constants. */
  readonly values: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Arguments that the factories of the runtimes were given, by their names. */
  readonly calls: ReadonlyMap<string, readonly unknown[]>;
}

/**
 * Runs the generated files, types taken out, in a world of their own where every canary rings: nothing may ring, throw, or change
 * what the world has by itself. Runtimes are replaced by functions that keep what they are given.
 */
export function evaluate(files: readonly ParsedFile[], canaries: Iterable<string>): Evaluated {
  const faults: string[] = [];
  const values = new Map<string, Readonly<Record<string, unknown>>>();
  const calls = new Map<string, readonly unknown[]>();
  const ring = (name: string) => (): void => void faults.push(`${name}() was called`);
  const world = createContext(Object.fromEntries([...canaries].map((name) => [name, ring(name)])));
  const before = worldState(world);
  const factory =
    (name: string) =>
    (...given: readonly unknown[]): void =>
      void calls.set(name, given);
  for (const file of inOrder(files)) {
    try {
      const made = run(file, world, (module, name) => {
        if (module.startsWith("@")) return factory(name);
        const exported = values.get(module.replace(/^\.\//, "gen/"));
        return name === "*" ? exported : exported?.[name];
      });
      values.set(file.path, made);
      for (const [name, value] of Object.entries(made)) {
        if (typeof value === "function") value({});
        else if (isStub(file.path)) faults.push(`${file.path}: ${name} is no function`);
      }
    } catch (error) {
      faults.push(
        `${file.path}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
      );
    }
  }
  if (worldState(world) !== before) faults.push("the world was changed");
  return { faults, values, calls };
}

/** Everything but the registry, which only exports on, and the types, which are no more; the imported before those that import. */
function inOrder(files: readonly ParsedFile[]): readonly ParsedFile[] {
  const first = ["gen/api.gen.ts", "gen/operations.gen.ts", "gen/schemas.gen.ts"];
  const none = ["gen/types.gen.ts", "gen/handlers.gen.ts"];
  const rank = ({ path }: ParsedFile): number => (first.includes(path) ? first.indexOf(path) : first.length);
  return files.filter(({ path }) => !none.includes(path)).toSorted((a, b) => rank(a) - rank(b));
}

/** Names of all that is global, and of what every object, list and function has. */
function worldState(world: object): string {
  const text = `JSON.stringify([globalThis, Object, Array, Function, String, Number]
    .flatMap((holder) => [holder, holder.prototype ?? {}])
    .map((holder) => Reflect.ownKeys(holder).map(String)))`;
  return String(runInContext(text, world));
}

/** The values that a module declares: imports become parameters, exports a result; every other character is run as it is. */
function run(
  { path, source }: ParsedFile,
  world: object,
  imported: (module: string, name: string) => unknown,
): Readonly<Record<string, unknown>> {
  const parameters = new Map<string, unknown>();
  const names: string[] = [];
  const gone: (readonly [start: number, end: number])[] = [];
  for (const statement of source.statements) {
    const start = statement.getStart(source);
    if (ts.isImportDeclaration(statement)) {
      gone.push([start, statement.end]);
      for (const [local, name] of importsOf(statement)) {
        const module = statement.moduleSpecifier as ts.StringLiteral;
        parameters.set(local, imported(module.text, name));
      }
    } else if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) {
      gone.push([start, statement.end]);
    } else if (ts.isVariableStatement(statement) || ts.isFunctionDeclaration(statement)) {
      const exported = statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      if (exported) gone.push([exported.getStart(source), exported.end]);
      const declared = ts.isFunctionDeclaration(statement)
        ? [statement]
        : statement.declarationList.declarations;
      for (const { name } of declared) if (name && ts.isIdentifier(name)) names.push(name.text);
    }
  }
  // A second parser reads the whole file here; what it takes out it replaces by spaces, so places stay.
  let code = stripTypeScriptTypes(source.text);
  for (const [start, end] of gone) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, " ") + code.slice(end);
  }
  const body = `"use strict";${code}\nreturn { ${names.join(", ")} };`;
  const made = compileFunction(body, [...parameters.keys()], { parsingContext: world, filename: path });
  return made(...parameters.values());
}

function importsOf({
  importClause,
}: ts.ImportDeclaration): readonly (readonly [local: string, name: string])[] {
  const bindings = importClause?.namedBindings;
  if (!bindings || importClause?.isTypeOnly) return [];
  if (ts.isNamespaceImport(bindings)) return [[bindings.name.text, "*"]];
  return bindings.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => [name.text, (propertyName ?? name).text]);
}
