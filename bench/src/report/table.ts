/** A table of a report, as Markdown shows it. */
export interface Table {
  readonly title: string;
  /** The first column is words, the others are numbers and are aligned to the right. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Paragraphs below the table. */
  readonly notes?: readonly string[];
}

/** The table as Markdown under a heading of the third level. */
export function tableAsMarkdown({ title, columns, rows, notes = [] }: Table): string {
  const lines = [
    row(columns),
    row(columns.map((_, index) => (index === 0 ? "---" : "---:"))),
    ...rows.map((cells) => row(columns.map((_, index) => cells[index] ?? ""))),
  ];
  return [`### ${title}`, lines.join("\n"), ...notes].join("\n\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ")).join(" | ")} |`;
}
