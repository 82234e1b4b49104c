import {
  type Authorization,
  authorize,
  type CredentialVerdict,
  defaultBodyLimits,
  isRemoved,
  type JudgedRequest,
  judgeRequest,
  type PresentedCredential,
  violationsFromFaults,
} from "@lockstep/operation";
import type { Kit } from "../kit.ts";
import type { Incoming } from "./incoming.ts";

/** Whether the caller may pass: as the option `authenticate` says of well-formed credentials. */
export async function identify(
  kit: Kit,
  { routed, header, context }: Omit<Incoming, "attempt">,
): Promise<Authorization> {
  const { authenticate } = kit.options;
  if (authenticate === "off") return { principal: undefined };
  const { securitySchemes, errors } = kit.world.contract.api;
  // A mock sees no certificate: whoever gets this far has one.
  const source = { header, query: routed.target.query, certified: true };
  const judge = async (credential: PresentedCredential): Promise<CredentialVerdict> => {
    const verdict = (await authenticate?.(credential)) ?? true;
    if (verdict === true) return { principal: undefined };
    if (verdict !== false && !Object.hasOwn(errors, verdict)) {
      throw new TypeError(
        `authenticate refused with "${verdict}", which the contract's catalogue does not have.`,
      );
    }
    return { refused: verdict === false ? undefined : { code: verdict } };
  };
  return authorize(context.operation, securitySchemes, source, judge);
}

/** Reads and judges what a caller sent to an operation, as a server with its default limits does. */
export function judgeIncoming(
  kit: Kit,
  { routed, body, header, context }: Omit<Incoming, "attempt">,
): Promise<JudgedRequest> {
  const { world, checker, dereference } = kit;
  return judgeRequest(
    context.operation,
    { path: routed.path, query: routed.target.query, header, body },
    {
      api: world.contract.api,
      schemas: world.contract.schemas,
      checker,
      dereference,
      limits: defaultBodyLimits,
      cursors: async () => world.cursors,
      now: context.now,
      checkBody: (id, mediaType, value) =>
        violationsFromFaults("body", value, checker.body(id, mediaType)?.(value) ?? []),
    },
  );
}

/** Whether a request would get as far as a handler. */
export async function isKept(kit: Kit, incoming: Omit<Incoming, "attempt">): Promise<boolean> {
  if (isRemoved(incoming.context.operation.deprecation, incoming.context.now)) return false;
  if (!("principal" in (await identify(kit, incoming)))) return false;
  const { refused, violations } = await judgeIncoming(kit, incoming);
  return kit.options.validateRequests === false || (!refused && violations.length === 0);
}

/** Reads a body that is left to the handler, which of a mock reads all of it. */
export async function readThrough(body: unknown): Promise<unknown> {
  return body instanceof ReadableStream ? new Uint8Array(await new Response(body).arrayBuffer()) : body;
}
