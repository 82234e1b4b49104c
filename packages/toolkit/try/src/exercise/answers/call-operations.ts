import type { CollectionModel } from "@lockstep/generator-mocks";
import type { Operation } from "@lockstep/operation";
import { kindOf } from "../../kind-of.ts";
import type { Uncallable } from "../../result.ts";
import type { Reporting } from "../exercise.ts";
import type { Generated } from "../generated.ts";
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
  let answered = 0;
  for (const operation of Object.values(operations)) {
    const expectation = expectedAnswers(operation);
    if ("uncallable" in expectation) {
      uncallable.push({ operation: operation.id, reason: expectation.uncallable });
      continue;
    }
    const fault = await answerFaultOf(operation, expectation, caller, check);
    if (fault === undefined) {
      answered += 1;
      continue;
    }
    const other = caller.answeredBy();
    const reason = isSamePlace(operation, operations[other ?? ""])
      ? `no request for it can be told from one for ${other}`
      : impossibility(operation, schemas);
    if (reason !== undefined) {
      uncallable.push({ operation: operation.id, reason });
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
  const apart = new Set(uncallable.map((one) => one.operation));
  const requests = new Map([...caller.requests].filter(([id]) => !apart.has(id)));
  return { answered, uncallable, requests };
}

/** Whether two operations have one path and method, and differ in what stands behind the path in their keys. */
function isSamePlace({ id, method, path }: Operation, other: Operation | undefined): boolean {
  return other !== undefined && other.id !== id && other.method === method && other.path === path;
}
