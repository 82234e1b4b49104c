import {
  composeFailure,
  composeImpliedFailure,
  declaredMediaTypes,
  type ImpliedFailure,
  isJson,
} from "@lockstep/operation";
import { hash } from "../sampler/random.ts";
import type { World } from "../world.ts";
import { answerBody } from "./compose.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { responseShape } from "./response-schema.ts";

/** What is known about a failure, by the names that details usually have. */
export type Facts = Readonly<Record<string, string | number>>;

/**
 * Answers what a handler would refuse: with the code that the contract names for the failure where the operation declares it,
 * else with the operation's code of that status; where it declares none, with a body of the declared status.
 */
export function answerRefusal(
  world: World,
  exchange: Exchange,
  implied: ImpliedFailure,
  status: number,
  facts: Facts,
): Answer {
  const { operation, context } = exchange;
  const declared = operation.errors ?? {};
  const named = world.contract.api.errorFormat.implied?.[implied];
  const code =
    named !== undefined && Object.hasOwn(declared, named)
      ? named
      : Object.keys(declared).find((one) => declared[one]?.status === status);
  if (code !== undefined) {
    const details = detailsOf(world, code, facts);
    return {
      reply: composeFailure({ code, ...(details !== undefined && { details }) }, context),
      verified: true,
    };
  }
  const [mediaType] = declaredMediaTypes(operation.responses, status);
  const { wire } = responseShape(world, operation, status);
  if (
    Object.keys(declared).length > 0 ||
    wire === undefined ||
    mediaType === undefined ||
    !isJson(mediaType)
  ) {
    return { reply: composeImpliedFailure(implied, context), verified: true };
  }
  const { value: body } = world.sampling.make({
    schema: wire,
    seed: hash(world.seed, operation.id, status),
    optional: "none",
  });
  return answerBody(world, exchange, { status, body });
}

/** Details that fit a code's schema, or, where none is known, what its message speaks of. */
function detailsOf({ contract, sampling, seed }: World, code: string, facts: Facts): unknown {
  if (contract.details === undefined) {
    const message = contract.api.errors[code]?.message ?? "";
    const named = Object.entries(facts).flatMap(([name, value]) =>
      message.includes(`{${name}}`) ? [[name, String(value)] as const] : [],
    );
    return named.length > 0 ? Object.fromEntries(named) : undefined;
  }
  const schema = Object.hasOwn(contract.details, code) ? contract.details[code] : undefined;
  if (schema === undefined) return undefined;
  const properties = sampling.properties(schema);
  const given = Object.entries(facts).flatMap(([name, value]) => {
    const own = properties[name];
    const form = [value, String(value)].find((one) => own !== undefined && sampling.fits(own, one));
    return form === undefined ? [] : [[name, form] as const];
  });
  return sampling.make({ schema, seed: hash(seed, "details", code), given: Object.fromEntries(given) }).value;
}
