/** Paths that leave the folder of the output, that some system cannot hold, or that are one on some systems. */
export function pathFaults(paths: readonly string[]): readonly string[] {
  const faults = paths.flatMap((path) => {
    const fault = path
      .split("/")
      .map(segmentFault)
      .find((found) => found !== undefined);
    return fault === undefined ? [] : [`${JSON.stringify(path.slice(0, 120))}: ${fault}`];
  });
  // What Windows and macOS take for one name: without regard to case and to how letters are put together.
  const folded = Map.groupBy(paths, (path) =>
    path.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC"),
  );
  const shared = [...folded.values()].filter(({ length }) => length > 1);
  return [...faults, ...shared.map((same) => `one file on some systems: ${same.join(", ").slice(0, 240)}`)];
}

/** @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const devices =
  /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(?:\.|$)/i;

function segmentFault(segment: string): string | undefined {
  if (segment === "" || segment === "." || segment === "..") return "leaves its folder";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\0-\x1f\x7f<>:"|?*\\]/.test(segment)) return "holds a sign that Windows does not allow";
  if (/^[\s-]|[\s.]$/.test(segment)) return "starts or ends with a sign that gets lost or misread";
  if (devices.test(segment)) return "is a device of Windows";
  if (segment.normalize("NFC") !== segment || !segment.isWellFormed())
    return "is not in the usual form of Unicode";
  // Most systems end at 255; temporary siblings of a file have longer names.
  if (Buffer.byteLength(segment) > 200) return `is ${Buffer.byteLength(segment)} bytes long`;
  return undefined;
}
