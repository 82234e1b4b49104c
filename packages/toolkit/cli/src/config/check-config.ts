import { suggest } from "@lockstep/contract";
import type { Config } from "./config.ts";

const knownKeys = ["contract", "name", "lenient", "outputs", "generators"] as const;

/** What a config file exports, checked: either a config, or everything that is wrong with it, one line each. */
export type CheckedConfig =
  | { readonly config: Config; readonly problems?: undefined }
  | { readonly config?: undefined; readonly problems: readonly string[] };

/** Checks a value that should be a config. Output names are checked later, when the generators are known. */
export function checkConfig(value: unknown): CheckedConfig {
  if (!isObject(value)) {
    return {
      problems: ["it must export a configuration: export default defineConfig({ contract, outputs })"],
    };
  }
  const problems = [
    ...Object.keys(value).flatMap((key) => unknownKey(key, knownKeys)),
    ...contractProblems(value.contract),
    ...nameProblems(value.name),
    ...lenientProblems(value.lenient),
    ...outputProblems(value.outputs),
    ...generatorProblems(value.generators),
  ];
  return problems.length === 0 && isConfig(value) ? { config: value } : { problems };
}

/** A line about a key that nothing reads, with the one that was probably meant. */
export function unknownKey(key: string, known: readonly string[], place = ""): readonly string[] {
  if (known.includes(key)) return [];
  const likely = suggest(key, known);
  const advice = likely === undefined ? `known are ${known.join(", ")}` : `did you mean "${likely}"?`;
  return [`${place}${key} is not known; ${advice}`];
}

function contractProblems(contract: unknown): readonly string[] {
  if (typeof contract === "string" && contract.trim() !== "") return [];
  return [
    `contract must be the path or URL of an OpenAPI document, e.g. "./openapi.yaml"; it is ${show(contract)}`,
  ];
}

function nameProblems(name: unknown): readonly string[] {
  if (name === undefined || (typeof name === "string" && /\p{L}/u.test(name))) return [];
  return [`name must be a word, e.g. "fleet"; it is ${show(name)}`];
}

function lenientProblems(lenient: unknown): readonly string[] {
  if (lenient === undefined || typeof lenient === "boolean") return [];
  return [`lenient must be true or false; it is ${show(lenient)}`];
}

function outputProblems(outputs: unknown): readonly string[] {
  if (!isObject(outputs)) {
    return [`outputs must say where to write, e.g. { client: "packages/client" }; it is ${show(outputs)}`];
  }
  const folders = Object.entries(outputs).filter(([, folder]) => folder !== undefined);
  if (folders.length === 0)
    return ['outputs is empty; name at least one, e.g. { client: "packages/client" }'];
  return folders
    .filter(([, folder]) => typeof folder !== "string" || folder.trim() === "")
    .map(
      ([output, folder]) =>
        `outputs.${output} must be a folder, e.g. "packages/${output}"; it is ${show(folder)}`,
    );
}

function generatorProblems(generators: unknown): readonly string[] {
  if (generators === undefined) return [];
  if (!Array.isArray(generators)) return [`generators must be a list; it is ${show(generators)}`];
  return generators.flatMap((generator: unknown, index) =>
    isGenerator(generator)
      ? []
      : [`generators[${index}] must come from defineGenerator; it is ${show(generator)}`],
  );
}

function isGenerator(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.name === "string" &&
    Array.isArray(value.outputs) &&
    typeof value.generate === "function"
  );
}

/** True once no problem was found; the checks above are what makes it true. */
function isConfig(value: object): value is Config {
  return "contract" in value && "outputs" in value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "function") return "a function";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
