import { checkedIdentifier } from "./identifier.ts";

/** A name of another module; printing it records its import. Make one with `importsFrom`. */
export interface ImportedName {
  readonly kind: "imported-name";
  readonly module: string;
  /** The name that the module exports; `*` for the whole namespace. */
  readonly name: string;
  /** The name it should have in the file; a `_` is added where that is taken. */
  readonly preferred: string;
  readonly typeOnly: boolean;
}

export interface ImportsFrom {
  /** `import { name }`. `as` is the preferred local name, needed for `default`. */
  value(name: string, as?: string): ImportedName;
  /** `import type { name }`, or `type name` beside values of the same module. */
  type(name: string, as?: string): ImportedName;
  /** `import * as alias`. */
  namespace(alias: string): ImportedName;
}

/** Names of one module to print; an import is written only for those that are printed. */
export function importsFrom(module: string): ImportsFrom {
  const named = (name: string, as: string | undefined, typeOnly: boolean): ImportedName => {
    const preferred = checkedIdentifier(as ?? name, `imported from ${module}`);
    if (name !== "default") checkedIdentifier(name, `imported from ${module}`);
    return importedName({ module, name, preferred, typeOnly });
  };
  return {
    value: (name, as) => named(name, as, false),
    type: (name, as) => named(name, as, true),
    namespace: (alias) =>
      importedName({
        module,
        name: "*",
        preferred: checkedIdentifier(alias, `imported from ${module}`),
        typeOnly: false,
      }),
  };
}

function importedName(parts: Omit<ImportedName, "kind">): ImportedName {
  const result: ImportedName = { kind: "imported-name", ...parts };
  // An ordinary template string would print the name without its import: fail where that happens.
  const refuse = (): never => {
    throw new TypeError(
      `The import of "${parts.name}" from "${parts.module}" was put into a plain string; use file.print or code.`,
    );
  };
  return Object.freeze(Object.defineProperty(result, "toString", { value: refuse }));
}
