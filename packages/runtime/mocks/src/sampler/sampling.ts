import { type ContractSchemas, getAt, pointerSegments, type Schema } from "@lockstep/operation";
import { flatten } from "./flatten.ts";
import { isKeywords, isSchema, type Keywords } from "./keywords.ts";
import type { SampleRequest } from "./sample.ts";
import { sampleValid, type VerifiedSample } from "./sample-valid.ts";
import { answerChecker } from "./validator.ts";
import { whyNothingFits } from "./why-nothing-fits.ts";

/** Everything about the schemas of one contract's answers: what they hold, what fits them, and values that do. */
export interface Sampling {
  /** Makes a value; equal requests give equal values. */
  make(request: Omit<SampleRequest, "refusals" | "fits">): VerifiedSample;
  /** Whether a value as it travels is valid; also true where there is nothing to check against. */
  fits(schema: Schema | undefined, value: unknown): boolean;
  /** Why no value can fit; `undefined` where no reason is known. */
  whyNothingFits(schema: Schema): string | undefined;
  /** The properties of an object's schema, references and branches followed. */
  properties(schema: Schema): Readonly<Record<string, Schema>>;
  /** The schema at a JSON pointer into a value. */
  at(schema: Schema | undefined, pointer: string): Schema | undefined;
  /** The keywords of a schema, references and branches followed. */
  keywords(schema: Schema): Keywords;
}

/** Samples by the schemas in `components`. */
export function createSampling(components: ContractSchemas["components"]): Sampling {
  const checker = answerChecker(components);
  const root = { components: { schemas: components } };
  // Kept, so that schemas which are joined from parts stay one object and are compiled once.
  const known = new Map<Schema, Keywords>();
  const keywords = (schema: Schema): Keywords => {
    const found = known.get(schema) ?? keywordsOf(schema);
    known.set(schema, found);
    return found;
  };
  const keywordsOf = (schema: Schema): Keywords => {
    const flat = flatten(
      schema,
      {
        resolve: (reference) => {
          const target = reference.startsWith("#/") ? getAt(root, reference.slice(1)) : undefined;
          return isSchema(target) ? target : undefined;
        },
        // `null` is what is absent: the other branch tells more.
        prefer: (_, branches) =>
          Math.max(
            0,
            branches.findIndex((one) => isKeywords(one) && one["type"] !== "null"),
          ),
      },
      new Map(),
    );
    return flat?.keywords ?? {};
  };
  const properties = (schema: Schema): Readonly<Record<string, Schema>> => {
    const found = keywords(schema)["properties"];
    return isKeywords(found)
      ? Object.fromEntries(
          Object.entries(found).filter((entry): entry is [string, Schema] => isSchema(entry[1])),
        )
      : {};
  };
  return {
    keywords,
    properties,
    make: (request) => sampleValid(components, request, checker),
    whyNothingFits: (schema) => whyNothingFits(components, schema),
    fits: (schema, value) => schema === undefined || checker.fits(schema, value),
    at(schema, pointer) {
      let current = schema;
      for (const segment of pointerSegments(pointer)) {
        if (current === undefined) return undefined;
        const items = keywords(current)["items"];
        const own = properties(current);
        current = Object.hasOwn(own, segment)
          ? own[segment]
          : isSchema(items) && /^\d+$/.test(segment)
            ? items
            : undefined;
      }
      return current;
    },
  };
}
