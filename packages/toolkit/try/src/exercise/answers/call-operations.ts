import type { CollectionModel } from "@lockstep/generator-mocks";
import { kindOf } from "../../kind-of.ts";
import type { Uncallable } from "../../result.ts";
import type { Reporting } from "../exercise.ts";
import type { Generated } from "../generated.ts";
import { shapeOf } from "../shape-of.ts";
import { answerCheck } from "./answer-check.ts";
import { answerFaultOf } from "./answer-fault.ts";
import { createCaller } from "./caller.ts";
import { expectedAnswers } from "./expected-answers.ts";
import { impossibility } from "./impossibility.ts";
import { inputCheck } from "./input-check.ts";

export interface Called {
  /** Operations that gave every answer they have to give. */
  readonly answered: number;
  readonly uncallable: readonly Uncallable[];
  /** The first request of each operation that can be called, by its id. */
  readonly requests: ReadonlyMap<string, Request>;
}

/** Calls every operation through the client with sampled input, once for each answer that it has to give. */
export async function callOperations(
  generated: Generated,
  collections: readonly CollectionModel[],
  { fail }: Reporting,
): Promise<Called> {
  const { operations, schemas } = generated;
  const caller = createCaller(generated, collections);
  const check = answerCheck(schemas);
  const checkInput = inputCheck(schemas);
  const uncallable: Uncallable[] = [];
  const hide = (id: string, reason: string): void => void uncallable.push({ operation: id, reason });
  let answered = 0;
  for (const operation of Object.values(operations)) {
    const expectation = expectedAnswers(operation);
    if ("uncallable" in expectation) {
      hide(operation.id, expectation.uncallable);
      continue;
    }
    const fault = await answerFaultOf(operation, expectation, caller, check);
    if (fault === undefined) {
      answered += 1;
      continue;
    }
    if ("takenFor" in fault) {
      const other = operations[fault.takenFor];
      if (other && shapeOf(other) === shapeOf(operation)) {
        hide(operation.id, `no request tells it from ${other.id}, which has the same path and method`);
      } else fail(`its request is taken for one to ${fault.takenFor}`, { operation: operation.id });
      continue;
    }
    const impossible = impossibility(operation, schemas);
    if (impossible !== undefined) {
      hide(operation.id, impossible);
      continue;
    }
    const { message, kind, refused } = fault;
    const invalid = refused ? checkInput(operation, caller.input(operation)) : undefined;
    if (invalid === undefined)
      fail(message, { operation: operation.id, ...(kind !== undefined && { kind }) });
    else {
      fail(`no valid input was found (${invalid}): ${message}`, {
        operation: operation.id,
        kind: kindOf(`no valid input: ${invalid}`),
      });
    }
  }
  const hidden = new Set(uncallable.map((one) => one.operation));
  const requests = new Map([...caller.requests].filter(([id]) => !hidden.has(id)));
  return { answered, uncallable, requests };
}
