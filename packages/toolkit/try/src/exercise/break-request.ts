import type { ContractSchemas, Operation } from "@lockstep/operation";

/** A request that breaks the contract in one way. */
export interface BrokenRequest {
  /** What was broken, in words. */
  readonly how: string;
  /** The request, addressed to a server. */
  to(origin: string): Request;
}

/**
 * Breaks a valid request: malformed JSON where there is a JSON body, else an integer that is none, else a query parameter that
 * nobody declared. `undefined` where nothing of it can be broken for sure.
 */
export function breakRequest(
  request: Request,
  operation: Operation,
  schemas: ContractSchemas,
): BrokenRequest | undefined {
  const url = new URL(request.url);
  if (/json/.test(request.headers.get("content-type") ?? "")) {
    return broken("malformed JSON", request, url, '{"broken":');
  }
  const integer = operation.parameters?.find(({ name, in: place }) => {
    const schema = schemas.operations[operation.id]?.parameters?.[`${place}.${name}`];
    return place === "query" && typeof schema === "object" && schema["type"] === "integer";
  });
  if (integer) {
    url.searchParams.set(integer.name, "0x10");
    return broken(`${integer.name}=0x10`, request, url);
  }
  const open = operation.parameters?.some(({ in: place, name }) => {
    const schema = schemas.operations[operation.id]?.parameters?.[`${place}.${name}`];
    return (
      place === "querystring" ||
      (place === "query" && typeof schema === "object" && schema["type"] !== "string")
    );
  });
  if (open) return undefined;
  url.searchParams.append("lockstep_unknown", "1");
  return broken("an unknown query parameter", request, url);
}

function broken(how: string, request: Request, url: URL, body?: string): BrokenRequest {
  const target = `${url.pathname}${url.search}`;
  return {
    how,
    to(origin) {
      // A body that is not the point stays as it was; a request can be read only once.
      const copy = request.clone();
      return new Request(`${origin.replace(/\/$/, "")}${target}`, {
        method: copy.method,
        headers: copy.headers,
        ...(body !== undefined ? { body } : copy.body && { body: copy.body, duplex: "half" }),
      } as RequestInit);
    },
  };
}
