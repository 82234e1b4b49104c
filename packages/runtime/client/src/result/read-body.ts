import { declaredMediaTypes, isJson, matchMediaType, type Operation } from "@lockstep/operation";
import { mediaKind } from "./media-kind.ts";

/** A body as it was read, or what is wrong with it. */
export interface ReadBody {
  readonly value: unknown;
  /** Whether it was JSON. */
  readonly json: boolean;
  /** Why it is not what the contract declares. */
  readonly fault?: string;
}

/**
 * Reads an answer's body by its actual Content-Type, which must be one that the contract declares for the status. `undefined`
 * where there is none.
 */
export async function readBody(response: Response, operation: Operation): Promise<ReadBody> {
  if (response.body === null) return { value: undefined, json: false };
  const declared = declaredMediaTypes(operation.responses, response.status);
  const contentType = response.headers.get("content-type") ?? declared[0] ?? "";
  const kind = mediaKind(contentType);
  const undeclared = isDeclared(contentType, declared)
    ? undefined
    : `the body is ${contentType} where the contract says ${declared.join(", ")}`;
  const fault = undeclared === undefined ? {} : { fault: undeclared };
  if (kind === "stream") {
    if (undeclared === undefined) return { value: response.body, json: false };
    // Nobody is going to read it.
    await response.body.cancel();
    return { value: undefined, json: false, ...fault };
  }
  if (kind === "blob" && undeclared === undefined) {
    const blob = await response.blob();
    // An empty file is a file, where the contract declares one.
    return { value: blob.size > 0 || declared.length > 0 ? blob : undefined, json: false };
  }
  const text = await response.text();
  if (text === "") return { value: kind === "text" && declared.length > 0 ? "" : undefined, json: false };
  // Some servers call their JSON `text/plain` or `text/html`.
  const mislabelled = kind !== "json" && declared.length > 0 && declared.every(isJson);
  if (kind !== "json" && !mislabelled) return { value: text, json: false, ...fault };
  const json = parseJson(text);
  if (json) return { value: json.value, json: true, ...(!mislabelled && fault) };
  return { value: text, json: false, fault: undeclared ?? "the body is broken JSON" };
}

// One JSON type is as good as another: `application/json` often stands for `application/vnd.…+json`, or the reverse.
function isDeclared(contentType: string, declared: readonly string[]): boolean {
  if (declared.length === 0 || matchMediaType(declared, contentType) !== undefined) return true;
  return isJson(contentType) && declared.some(isJson);
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
