import { expect, test } from "vitest";
import { median, percentile } from "./median.ts";

test("the median of an odd number of values is the middle one, whatever their order", () => {
  expect(median([9, 1, 5])).toBe(5);
});

test("the median of an even number of values is the mean of the middle two", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("one outlier does not move the median", () => {
  expect(median([10, 11, 1000])).toBe(11);
});

test("a percentile lies between its neighbours by proportion", () => {
  expect(percentile([0, 10, 20, 30, 40], 95)).toBeCloseTo(38);
  expect(percentile([7], 95)).toBe(7);
});

test("of nothing there is no median", () => {
  expect(median([])).toBeNaN();
});
