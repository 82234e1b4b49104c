/** Whether a path stays inside the folder it is relative to, on every system: posix, no `..`, no drive, no control. */
export function isSafePath(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is being refused
  if (path === "" || path.startsWith("/") || /[\\:\u0000-\u001f]/.test(path)) return false;
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
