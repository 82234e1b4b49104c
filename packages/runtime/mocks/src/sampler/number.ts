import { rangeByName } from "./names.ts";
import type { Random } from "./random.ts";

/** A number for a schema without references or branches: within its bounds, of its step, usual for its property's name. */
export function sampleNumber(
  schema: { readonly [keyword: string]: unknown },
  whole: boolean,
  name: string,
  random: Random,
): number {
  const step = numeric(schema["multipleOf"]) ?? (whole ? 1 : 0.01);
  const grid = whole && !Number.isInteger(step) ? 1 : step;
  const [least, most] = bounds(schema, whole);
  const usual = rangeByName(name) ?? (whole ? [1, 1000] : [0, 1000]);
  // The usual range where it lies within the bounds; else what the bounds leave of it near their lower end.
  const from = usual[0] >= least && usual[0] <= most ? usual[0] : Math.max(least, Math.min(usual[0], most));
  const to =
    usual[1] <= most && usual[1] >= from ? usual[1] : Math.min(most, from + 1000 * Math.max(grid, 1));
  const first = Math.ceil(from / grid);
  const last = Math.floor(to / grid);
  for (let attempt = 0; attempt < 50; attempt++) {
    const value = onGrid(last >= first ? random.integer(first, last) : first, grid);
    const inStep = schema["multipleOf"] === undefined || Number.isInteger(value / step);
    if (value >= least && value <= most && inStep) return value;
  }
  // Binary fractions fail the exact test of a step for most multiples; the step itself always passes.
  for (const value of [step, 0, onGrid(Math.ceil(least / grid), grid)]) {
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  }
  if (schema["multipleOf"] !== undefined) return onGrid(Math.ceil(least / grid), grid);
  return whole ? Math.ceil(least) : (least + most) / 2;
}

function bounds(schema: { readonly [keyword: string]: unknown }, whole: boolean): readonly [number, number] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const [smallest, biggest] = formatBounds(schema["format"], whole);
  const lower = [numeric(minimum), past(exclusiveMinimum, 1, whole)].filter((one) => one !== undefined);
  const upper = [numeric(maximum), past(exclusiveMaximum, -1, whole)].filter((one) => one !== undefined);
  return [Math.max(smallest, ...lower), Math.min(biggest, ...upper)];
}

function past(bound: unknown, direction: 1 | -1, whole: boolean): number | undefined {
  const value = numeric(bound);
  if (value === undefined) return undefined;
  if (!whole) return value + direction * Math.max(1e-9, Math.abs(value) * 2 ** -50);
  return direction > 0 ? Math.floor(value) + 1 : Math.ceil(value) - 1;
}

function formatBounds(format: unknown, whole: boolean): readonly [number, number] {
  if (format === "int32") return [-(2 ** 31), 2 ** 31 - 1];
  return whole ? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] : [-Number.MAX_VALUE, Number.MAX_VALUE];
}

function onGrid(multiple: number, grid: number): number {
  // Cuts the dust of binary fractions: 3 × 0.1 is 0.3, not 0.30000000000000004.
  return Number((multiple * grid).toPrecision(15));
}

function numeric(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
