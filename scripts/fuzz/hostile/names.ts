import type { Draw } from "../draw.ts";
import { asCode } from "./extensions.ts";

/** Names of the schemas of a document, as its own spelling has them. */
interface SchemaNames {
  readonly item: string;
  readonly list: string;
  readonly details: string;
  readonly shape: string;
  readonly branches: readonly [string, string];
  readonly key: string;
  readonly items: string;
}

function schemaNames(draw: Draw): SchemaNames {
  return {
    item: draw.text("schema name", "Pet"),
    list: draw.text("schema name", "Pets"),
    details: draw.text("schema name", "PetDetails"),
    shape: draw.text("schema name", "Shape"),
    branches: [draw.text("schema name", "Circle"), draw.text("schema name", "Square")],
    key: draw.text("key property", "id"),
    items: draw.text("items property", "items"),
  };
}

/** All names that a document refers to, as its own spelling has them. */
export interface Names extends SchemaNames {
  readonly schemes: readonly string[];
  readonly codes: readonly string[];
  readonly tag: string;
}

/** Decides the names that several parts of the document have to agree about. */
export function namesOf(draw: Draw): Names {
  return {
    ...schemaNames(draw),
    schemes: [draw.text("security scheme name", "bearer"), draw.text("security scheme name", "key")],
    codes: [
      draw.text("x-error-codes code", "PET_NOT_FOUND", asCode),
      draw.text("x-error-codes code", "PET_SOLD", asCode),
    ],
    tag: draw.text("tag name", "pets"),
  };
}
