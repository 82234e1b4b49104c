import { isRequestId } from "@lockstep/operation";
import { sampleUuid } from "../sampler/formats.ts";
import { hash, randomFrom } from "../sampler/random.ts";

/** The caller's request id when it is well formed, as the server takes it; else a UUID that its parts decide. */
export function requestIdOf(header: string | null, ...parts: readonly (string | number)[]): string {
  if (header !== null && isRequestId(header)) return header;
  return sampleUuid(randomFrom(hash("request", ...parts)));
}
