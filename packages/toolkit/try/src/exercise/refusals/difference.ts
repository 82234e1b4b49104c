import type { Refusal } from "./refusal.ts";

export interface Difference {
  readonly message: string;
  /** Without what is peculiar to the operation. */
  readonly kind: string;
}

/** How two refusals of one request differ, or why they are none; `undefined`: both refuse in the same words. */
export function difference(byMocks: Refusal, byServer: Refusal): Difference | undefined {
  const place = firstDifference(byMocks, byServer, "");
  if (place !== undefined) {
    const { path, left, right } = place;
    const statuses = `mocks ${byMocks.status}, server ${byServer.status}`;
    const same = byMocks.status === byServer.status;
    return {
      message: same
        ? `both answer ${byMocks.status}, but ${path} is ${shown(left)} of the mocks and ${shown(right)} of the server`
        : `${statuses}: the mocks say ${shown(byMocks.body)}, the server ${shown(byServer.body)}`,
      kind: same ? `${statuses}, other ${path.replace(/\.\d+/g, "")}` : statuses,
    };
  }
  if (byMocks.status >= 400 && byMocks.status < 500) return undefined;
  return {
    message: `neither refuses it, both answer ${byMocks.status}: ${shown(byMocks.body)}`,
    kind: `not refused, ${byMocks.status}`,
  };
}

/** The first place at which two values differ, with what stands there. */
function firstDifference(
  left: unknown,
  right: unknown,
  path: string,
): { readonly path: string; readonly left: unknown; readonly right: unknown } | undefined {
  if (!isObject(left) || !isObject(right)) return left === right ? undefined : { path, left, right };
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const name of names) {
    const found = firstDifference(left[name], right[name], path === "" ? name : `${path}.${name}`);
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
