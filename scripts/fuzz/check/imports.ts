import { ts } from "ts-morph";
import type { Check } from "./syntax.ts";

/** Checks an import, and brings its names into the scope of the file. */
export function readImport(statement: ts.ImportDeclaration, { path, known, scope, fault }: Check): void {
  const { importClause, moduleSpecifier, attributes } = statement;
  const module = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
  const names = known.importedFrom(path, module);
  const bindings = importClause?.namedBindings;
  if (names === undefined || attributes !== undefined) fault(moduleSpecifier, "imports a foreign module");
  else if (importClause === undefined || importClause.name !== undefined || bindings === undefined) {
    fault(statement, "imports in a way that is never printed");
  } else if (ts.isNamespaceImport(bindings)) {
    if (module !== "./operations.gen.ts") fault(bindings, "imports a whole module");
    scope.types.add(bindings.name.text);
    scope.values.add(bindings.name.text);
  } else {
    for (const { name, propertyName, isTypeOnly } of bindings.elements) {
      const exported = (propertyName ?? name).text;
      if (!names.has(exported)) fault(name, "imports a name that the module does not have");
      // An alias is the name itself with `_` behind it.
      if (withoutTail(name.text) !== withoutTail(exported)) fault(name, "imports under another name");
      scope.types.add(name.text);
      if (isTypeOnly || importClause.isTypeOnly) continue;
      (module.startsWith("@lockstep/") ? scope.calls : scope.values).add(name.text);
    }
  }
}

function withoutTail(name: string): string {
  return name.replace(/_+$/, "");
}
