import type { MediaTypeModel } from "../model.ts";

/** True for `application/json`, every `+json` type, `text/json` and wildcards that cover it; parameters do not matter. */
export function isJsonMediaType(mediaType: string): boolean {
  const essence = mediaTypeEssence(mediaType);
  return (
    /^(application|text)\/json$|\+json$/.test(essence) || essence === "*/*" || essence === "application/*"
  );
}

/** A media type without parameters, in lower case: `Application/JSON; charset=utf-8` → `application/json`. */
export function mediaTypeEssence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** The JSON entry of a body or response: `application/json` before any other; undefined where there is none. */
export function jsonMediaType(content: readonly MediaTypeModel[]): MediaTypeModel | undefined {
  return (
    content.find(({ mediaType }) => mediaTypeEssence(mediaType) === "application/json") ??
    content.find(({ mediaType }) => isJsonMediaType(mediaType))
  );
}
