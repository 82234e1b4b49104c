/** `get`, `/a/{id}` → `GET /a/{}`: parameters may be renamed together with their operation. */
export function routeOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/\{[^{}]*\}/g, "{}")}`;
}
