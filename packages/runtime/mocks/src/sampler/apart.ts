import type { Schema } from "@lockstep/operation";
import { flatten } from "./flatten.ts";
import { hasType, isKeywords, isSchema, type Keywords, texts } from "./keywords.ts";
import { type Place, type Run, sampleNode } from "./sample.ts";

/**
 * Changes a value so that it fits none of its rivals, the other branches of a `oneOf` or what stands under `not`, and still fits its
 * own schema. Where no change is found the value stays as it is.
 * @param keywords what the value's own schema says.
 */
export function apartFrom(
  rivals: readonly Schema[],
  value: unknown,
  run: Run,
  place: Place,
  keywords: Keywords,
): unknown {
  const { fits } = run.request;
  if (!fits) return value;
  let current = value;
  const passed: Schema[] = [];
  for (const rival of rivals) {
    if (fits(rival, current)) {
      for (const changed of changesAgainst(rival, current, run, place, keywords)) {
        if (fits(rival, changed) || passed.some((other) => fits(other, changed))) continue;
        current = changed;
        break;
      }
    }
    passed.push(rival);
  }
  return current;
}

/** Values that still fit their own schema, or may, and that a rival may refuse; the most natural first. */
function* changesAgainst(
  rival: Schema,
  value: unknown,
  run: Run,
  place: Place,
  keywords: Keywords,
): Generator<unknown> {
  const theirs = flatten(rival, { resolve: run.resolve, prefer: () => 0 }, new Map())?.keywords ?? {};
  if (isKeywords(value)) yield* changedObjects(theirs, value, run, place, keywords);
  else if (place.given === undefined) yield* otherValues(theirs, run, place, keywords);
}

function* changedObjects(
  theirs: Keywords,
  value: Keywords,
  run: Run,
  place: Place,
  keywords: Keywords,
): Generator<Keywords> {
  const given = isKeywords(place.given) ? place.given : {};
  const own = objectOf(keywords["properties"]);
  const foreign = objectOf(theirs["properties"]);
  const needed = new Set([...texts(keywords["required"]), ...Object.keys(given)]);
  // Without what only the rival asks for.
  for (const name of texts(theirs["required"])) {
    if (Object.hasOwn(value, name) && !needed.has(name)) yield without(value, name);
  }
  // With one more of the value's own properties, or another value for one that both have.
  for (const [name, schema] of Object.entries(own)) {
    if (!isSchema(schema) || schema === false || Object.hasOwn(given, name)) continue;
    const isShared = Object.hasOwn(foreign, name);
    for (let turn = 1; turn <= (isShared ? 5 : 1); turn++) {
      yield { ...value, [name]: propertyValue(run, place, name, schema, turn) };
    }
    if (!isShared) continue;
    for (const odd of beyond(objectOf(foreign[name]))) {
      if (run.request.fits?.(schema, odd)) yield { ...value, [name]: odd };
    }
  }
  const rest = keywords["additionalProperties"];
  const isClosed = rest === false || keywords["unevaluatedProperties"] === false;
  if (isClosed) return;
  // With a property that the value's own schema does not speak of.
  const names = Object.keys(foreign).filter(
    (name) => !Object.hasOwn(own, name) && !Object.hasOwn(given, name) && !isOneWay(foreign[name]),
  );
  for (const name of [...names, "other"]) {
    const values = isKeywords(rest) ? [propertyValue(run, place, name, rest, 0)] : oddValues;
    for (const odd of values) yield { ...value, [name]: odd };
  }
}

// What does not travel in every direction is forbidden by one reader and allowed by another.
function isOneWay(schema: unknown): boolean {
  return isKeywords(schema) && (schema["writeOnly"] === true || schema["readOnly"] === true);
}

/** One of each type. */
const oddValues: readonly unknown[] = ["-", 0.5, true, {}, [], null];

/** Values just past the bounds of a schema, and odd ones. */
function beyond({ minimum, maximum, minLength, maxLength }: Keywords): readonly unknown[] {
  return [
    ...(typeof minimum === "number" ? [minimum - 1] : []),
    ...(typeof maximum === "number" ? [maximum + 1] : []),
    ...(typeof maxLength === "number" && maxLength < 5000 ? ["x".repeat(maxLength + 1)] : []),
    ...(typeof minLength === "number" && minLength > 0 ? ["x".repeat(Math.min(minLength, 5000) - 1)] : []),
    ...oddValues,
    0,
    -1,
    "",
  ];
}

function* otherValues(theirs: Keywords, run: Run, place: Place, keywords: Keywords): Generator<unknown> {
  for (let turn = 1; turn <= 12; turn++) {
    yield sampleNode(run, { ...place, schema: keywords, refused: place.refused + turn });
  }
  for (const odd of beyond(theirs)) if (hasType(keywords["type"], odd)) yield odd;
  if (!hasType(keywords["type"], [])) return;
  const { items } = keywords;
  for (let turn = 0; turn < 5; turn++) {
    yield [propertyValue(run, place, "0", isSchema(items) ? items : true, turn)];
  }
}

function propertyValue(run: Run, place: Place, name: string, schema: Schema, turn: number): unknown {
  return sampleNode(run, {
    ...place,
    schema,
    pointer: `${place.pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    name,
    depth: place.depth + 1,
    refused: place.refused + turn,
    given: undefined,
  });
}

function without(value: Keywords, name: string): Keywords {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

function objectOf(value: unknown): Keywords {
  return isKeywords(value) ? value : {};
}
