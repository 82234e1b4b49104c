import { operationFinder } from "@lockstep/operation";
import { breakRequest } from "../break/break-request.ts";
import type { Reporting } from "../exercise.ts";
import { base, createMocks, type Generated } from "../generated.ts";
import { asSent, schemaJudge } from "../schema-judge.ts";
import { difference } from "./difference.ts";
import { refusalOf } from "./refusal.ts";
import { sendPlain } from "./send-plain.ts";

/** Sends one broken request for each operation to mocks and server, which have to refuse it in the same words. */
export async function compareRefusals(
  generated: Generated,
  requests: ReadonlyMap<string, Request>,
  serverUrl: string,
  { fail }: Reporting,
): Promise<{ readonly refused: number; readonly breakable: number }> {
  const { operations, schemas, api } = generated;
  const mocks = createMocks(generated);
  const judge = schemaJudge(schemas, asSent);
  const finder = operationFinder(Object.values(operations), schemas);
  let refused = 0;
  let breakable = 0;
  for (const [id, request] of requests) {
    const operation = operations[id];
    if (!operation) continue;
    const isForIt = ({ method, url, headers }: Request): boolean => {
      const { pathname: path, search } = new URL(url);
      const header = (name: string): string | undefined => headers.get(name) ?? undefined;
      const found = finder.find({ method, path, query: search.slice(1), header })?.candidates ?? [];
      return found.length === 1 && found[0]?.operation.id === id;
    };
    const broken = await breakRequest({ request, operation, schemas, api, judge, isForIt });
    if (!broken) continue;
    breakable += 1;
    const [byMocks, byServer] = await Promise.all([
      refusalOf(() => mocks.fetch(broken.to(base))),
      refusalOf(() => sendPlain(broken.to(serverUrl))),
    ]);
    const fault = difference(byMocks, byServer);
    if (fault === undefined) refused += 1;
    else fail(`${broken.how}: ${fault.message}`, { operation: id, kind: `${broken.kind}: ${fault.kind}` });
  }
  return { refused, breakable };
}
