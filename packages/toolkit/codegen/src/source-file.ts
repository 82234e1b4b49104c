import { type Code, code, type Printable } from "./code.ts";
import { printHeader } from "./file-header.ts";
import type { FileHeader } from "./generator.ts";
import { checkedIdentifier } from "./identifier.ts";
import type { ImportedName } from "./imported-name.ts";
import { localNames, printImports } from "./imports.ts";
import type { Memory } from "./memory.ts";
import { tsDoc } from "./ts-doc.ts";

/** A source file being printed, line by line; header and imports are put on top by `toString`. */
export interface SourceFile {
  /** Adds one line, or several when the template holds line breaks; nothing is trimmed or dedented. */
  print(strings: TemplateStringsArray, ...values: Printable[]): void;
  /** Adds a doc comment; nothing when there are no lines. Text of the document goes through `docText` first. */
  doc(lines: readonly string[], indent?: number): void;
  /**
   * Prints a part of the file, or takes the lines that it had when it was last printed of equal data (see `Memory.recall`). The
   * part reserves no names.
   */
  recall(memory: Memory, purpose: string, data: readonly unknown[], part: () => void): void;
  /**
   * Reserves a top-level name and returns it: an import of the same name is aliased (`call as call_`),
   * whichever comes first. @throws UnprintableNameError when it is not an identifier.
   */
  declare(name: string): string;
  /** The whole file: header, imports sorted by code unit, then what was printed; ends with one line break. */
  toString(): string;
}

/** Starts a source file. Without a header (a file that becomes the user's) it starts with its imports. */
export function createSourceFile(header?: FileHeader & { readonly generator: string }): SourceFile {
  const lines: Code[] = [];
  const declared = new Set<string>();
  return {
    print(strings, ...values) {
      lines.push(code(strings, ...values));
    },
    doc(docLines, indent = 0) {
      const text = tsDoc(docLines, indent);
      if (text !== "") lines.push(code`${text}`);
    },
    recall(memory, purpose, data, part) {
      const recalled = memory.recall(purpose, data, () => {
        const start = lines.length;
        part();
        return lines.splice(start);
      });
      for (const line of recalled) lines.push(line);
    },
    declare(name) {
      declared.add(checkedIdentifier(name, "declared"));
      return name;
    },
    toString() {
      const imported = lines.flatMap((line) => line.parts.filter(isImportedName));
      const locals = localNames(imported, declared);
      const blocks = [
        header ? printHeader(header) : "",
        printImports(imported, locals),
        lines.map((line) => render(line, locals)).join("\n"),
      ];
      return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
    },
  };
}

function render(line: Code, locals: (name: ImportedName) => string): string {
  return line.parts.map((part) => (typeof part === "string" ? part : locals(part))).join("");
}

function isImportedName(part: string | ImportedName): part is ImportedName {
  return typeof part !== "string";
}
