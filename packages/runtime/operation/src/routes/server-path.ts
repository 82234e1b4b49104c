/**
 * The path of a server's URL, without a slash at its end. URLs of real contracts hold templates where no URL may have any, such as
 * `https://{region}.example.com/v1`.
 */
export function serverPath(url: string | undefined): string {
  if (url === undefined) return "";
  const [path = ""] = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*|^\/\/[^/?#]*/i, "").split(/[?#]/, 1);
  const normal = new URL(path === "" ? "/" : path, "http://localhost/").pathname;
  return normal.replace(/\/+$/, "");
}
