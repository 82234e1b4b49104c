import type { Severity } from "./diagnostic.ts";

/** One kind of finding. `message` and `hint` are templates: `{name}` stands for a parameter of that name. */
export interface DiagnosticDefinition {
  readonly severity: Severity;
  /** What kind of fault it is, for a list of all of them. */
  readonly title: string;
  /** What happened and where, in one sentence. */
  readonly message: string;
  /** What to do about it, in one line. */
  readonly hint: string;
}

/** Kinds of findings by their stable ids. */
export type DiagnosticCatalogue = Readonly<Record<string, DiagnosticDefinition>>;

/** The parameters that a definition's message and hint name. */
export type DiagnosticParameters<Definition extends DiagnosticDefinition> = Readonly<
  Record<Placeholder<Definition["message"]> | Placeholder<Definition["hint"]>, string | number>
>;

/**
 * Declares the findings of a package, so that a reporter knows the parameters of each.
 *
 * @throws Error where an id is not two or more capitals followed by four digits.
 */
export function defineDiagnostics<const Catalogue extends DiagnosticCatalogue>(
  catalogue: Catalogue,
): Catalogue {
  for (const id of Object.keys(catalogue)) {
    if (!/^[A-Z]{2,}\d{4}$/.test(id)) {
      throw new Error(`"${id}" is not the id of a diagnostic; write two or more capitals and four digits.`);
    }
  }
  return catalogue;
}

type Placeholder<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** Fills `{name}` placeholders; one without a parameter stays as it is. */
export function fillTemplate(
  template: string,
  parameters: Readonly<Record<string, string | number>>,
): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : placeholder,
  );
}
