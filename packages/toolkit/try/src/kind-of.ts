/**
 * What messages of one kind have in common: without places in files, names in quotes, paths into values, and numbers. Equal kinds are
 * taken for one fault, in totals and when a document is made small.
 */
export function kindOf(message: string): string {
  const [first = ""] = message.split("\n", 1);
  return (
    first
      // `gen/types.gen.ts(12,5): error TS…`
      .replace(/^\S*?([\w.-]+)\(\d+,\d+\):/, "$1:")
      .replace(/(["'`])(?:(?!\1).)*\1/g, "…")
      .replace(/\bbody\/[^\s,]*/g, "body")
      .replace(/(?:file:\/\/)?(?:\/[\w.@+-]+){2,}/g, "…")
      // Codes such as TS2322 and statuses say what it is about.
      .replace(/(?<![A-Za-z\d])\d+(?![A-Za-z\d])/g, (number) => (/^[1-5]\d\d$/.test(number) ? number : "#"))
      .slice(0, 200)
  );
}
