import { expect, test } from "vitest";
import { interleave, type Subject } from "./interleave.ts";

const quiet = (): void => undefined;

function recording(name: string, order: string[]): Subject<number> {
  return {
    name,
    measure: async (round) => {
      order.push(`${name}${round}`);
      return round;
    },
  };
}

test("each round measures all subjects, and begins with another one", async () => {
  const order: string[] = [];
  await interleave([recording("a", order), recording("b", order), recording("c", order)], 2, quiet);
  expect(order).toEqual(["a0", "b0", "c0", "b1", "c1", "a1"]);
});

test("samples come back under their subject's name, in the subjects' order", async () => {
  const measured = await interleave([recording("a", []), recording("b", [])], 2, quiet);
  expect(measured).toEqual([
    { name: "a", samples: [0, 1] },
    { name: "b", samples: [0, 1] },
  ]);
});

test("a subject that fails keeps its message and is left out from then on", async () => {
  const order: string[] = [];
  const failing: Subject<number> = {
    name: "x",
    measure: (round) => {
      order.push(`x${round}`);
      return round === 1 ? Promise.reject(new Error("gave up")) : Promise.resolve(round);
    },
  };
  const measured = await interleave([failing, recording("a", order)], 3, quiet);
  expect(measured[0]).toEqual({ name: "x", samples: [0], failure: "gave up" });
  expect(order.filter((entry) => entry.startsWith("x"))).toEqual(["x0", "x1"]);
  expect(measured[1]?.samples).toHaveLength(3);
});
