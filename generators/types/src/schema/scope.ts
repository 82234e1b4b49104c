import type { JsonObject } from "@lockstep/contract";
import type { Spot, TypeText } from "./type-text.ts";

/** What the types of schemas are printed from. */
export interface SchemaScope {
  /** `components.schemas`. */
  readonly schemas: JsonObject;
  /** Which way values go: requests do not hold what is `readOnly`, answers not what is `writeOnly`. */
  readonly direction: "input" | "output";
  /** The exported type of a component, in this direction. */
  readonly nameOf: (component: string) => string | undefined;
  /** Components whose discriminating property can only have some values: component → property → values. */
  readonly discriminated: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** What `format: binary` is here: `Blob` in a form or a body of bytes, `string` in JSON. */
  readonly binary: string;
  /** What a component leaves out so that its type has an end; see `findCircles`. */
  readonly circles: ReadonlyMap<string, Circle>;
  /** Told of each reference that is left out of a component's type. */
  readonly onCut: (component: string, through: string) => void;
  /** Lines of a schema's doc comment. */
  readonly docOf: (schema: JsonObject) => readonly string[];
}

/** The components that a component's type must not name as a whole. */
export interface Circle {
  /** In `allOf`: the other's own members stand in their place. */
  readonly whole: ReadonlySet<string>;
  /** Anywhere: "anything" stands in their place. */
  readonly any: ReadonlySet<string>;
}

/** Where a schema stands. */
export interface SchemaPlace extends Spot {
  /** The component whose type this is a part of without a property between; for circles and discriminators. */
  readonly component?: string;
  /** In a composition: names that other parts of it require, which the part declares. */
  readonly required?: ReadonlySet<string>;
  /** A branch of a composition: what it requires and does not declare, the others may. */
  readonly branch?: boolean;
}

/** Prints the type of any schema. Handed down, so that its parts need not import the whole. */
export type PrintSchema = (schema: unknown, place: SchemaPlace, scope: SchemaScope) => TypeText;
