import type { CollectionModel } from "@lockstep/generator-mocks";
import type { Uncallable } from "../../result.ts";
import type { Reporting } from "../exercise.ts";
import type { Generated } from "../generated.ts";
import { answerCheck } from "./answer-check.ts";
import { answerFaultOf } from "./answer-fault.ts";
import { createCaller } from "./caller.ts";
import { expectedAnswers } from "./expected-answers.ts";

export interface Called {
  /** Operations that gave every answer they have to give. */
  readonly answered: number;
  readonly uncallable: readonly Uncallable[];
  /** The first request of each operation that one was sent for, by its id. */
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
  const uncallable: Uncallable[] = [];
  let answered = 0;
  for (const operation of Object.values(operations)) {
    const expectation = expectedAnswers(operation);
    if ("uncallable" in expectation) {
      uncallable.push({ operation: operation.id, reason: expectation.uncallable });
      continue;
    }
    const fault = await answerFaultOf(operation, expectation, caller, check);
    if (fault === undefined) answered += 1;
    else
      fail(fault.message, { operation: operation.id, ...(fault.kind !== undefined && { kind: fault.kind }) });
  }
  return { answered, uncallable, requests: caller.requests };
}
