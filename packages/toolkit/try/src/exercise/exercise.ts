import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inputSampler, type SampledInput } from "@lockstep/mocks";
import { type Api, type ContractSchemas, isJson, type Operation } from "@lockstep/operation";
import type { Phase, TryResult } from "../result.ts";
import { breakRequest } from "./break-request.ts";
import { type Refusal, refusalOf } from "./refusal.ts";
import { responseCheck } from "./response-check.ts";

/** The generated modules, as far as they are used here. */
interface Generated {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly api: Api;
  readonly schemas: ContractSchemas;
  readonly createTried: (options: object) => Readonly<Record<string, Method>>;
  readonly createTriedMocks: (options: object) => { readonly fetch: typeof fetch };
  readonly createServer: (options: object) => Server;
  readonly handlers: object;
}

/** A client's method, as far as its results are used here. */
type Method = (input: SampledInput) => Promise<
  | { readonly ok: true; readonly body: unknown; readonly response: Response }
  | {
      readonly ok: false;
      readonly response?: Response;
      readonly error: { readonly kind: string; readonly message: string; readonly body?: unknown };
    }
>;

interface Server {
  listen(options: { port: number }): Promise<{ url: string; close(): Promise<void> }>;
}

/** How the exercise tells what it does and finds. */
export interface Reporting {
  begin(phase: Phase): void;
  update(part: Partial<TryResult>): void;
  /** Reports a failure of the phase that was begun last. */
  fail(message: string, operation?: string): void;
}

const base = "http://127.0.0.1:9";

/** Boots the server, calls every operation against the mocks, and sends a broken request for each to mocks and server. */
export async function exercise(folder: string, reporting: Reporting): Promise<void> {
  const { begin, update } = reporting;
  begin("boot");
  const generated = await load(folder);
  const server = await boot(generated, reporting);
  update({ booted: server !== undefined });
  begin("answer");
  const { answered, requests } = await callAll(generated, reporting);
  update({ answered });
  if (!server) return;
  begin("refusal");
  update(await refuseAll(generated, requests, server.url, reporting));
  await server.close();
}

async function load(folder: string): Promise<Generated> {
  const part = async (name: string): Promise<object> =>
    (await import(pathToFileURL(join(folder, "gen", `${name}.gen.ts`)).href)) as object;
  return {
    operations: { ...(await part("operations")) },
    ...(await part("api")),
    ...(await part("schemas")),
    ...(await part("client")),
    ...(await part("mocks")),
    ...(await part("server")),
    handlers: await part("handlers"),
  } as Generated;
}

async function callAll(
  { operations, api, schemas, createTried, createTriedMocks }: Generated,
  { fail }: Reporting,
): Promise<{ readonly answered: number; readonly requests: ReadonlyMap<string, Request> }> {
  const mocks = createTriedMocks({ baseUrl: base, warn: () => {}, unhandled: "refuse" });
  const requests = new Map<string, Request>();
  let current = "";
  const client = createTried({
    baseUrl: base,
    auth: credentials(api),
    onDeprecated: () => {},
    retry: { maxAttempts: 1 },
    fetch: async (request: Request) => {
      requests.set(current, request.clone());
      return mocks.fetch(request);
    },
  });
  const input = inputSampler(schemas);
  const check = responseCheck(schemas);
  let answered = 0;
  for (const operation of Object.values(operations)) {
    current = operation.id;
    const fault = await answerFault(() => client[operation.id]?.(input(operation)), operation, check);
    if (fault === undefined) answered += 1;
    else fail(fault, operation.id);
  }
  return { answered, requests };
}

async function answerFault(
  call: () => ReturnType<Method> | undefined,
  operation: Operation,
  check: ReturnType<typeof responseCheck>,
): Promise<string | undefined> {
  try {
    const result = await call();
    if (!result) return "the client has no such method";
    const { response } = result;
    // A declared redirection, and a declared "not found" from a collection that is still empty, are answers too.
    const answered = result.ok || (result.error.kind === "api" && /^3|^404$/.test(String(response?.status)));
    if (!answered || !response)
      return result.ok ? "no response" : `${result.error.kind}: ${result.error.message}`;
    const contentType = response.headers.get("content-type") ?? "";
    return isJson(contentType)
      ? check(operation.id, response.status, contentType, result.ok ? result.body : result.error.body)
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function boot(
  { createServer, handlers, api }: Generated,
  { fail }: Reporting,
): Promise<Awaited<ReturnType<Server["listen"]>> | undefined> {
  const pass = (): object => ({ name: "anybody" });
  const security = Object.fromEntries(Object.keys(api.securitySchemes).map((name) => [name, pass]));
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  try {
    return await createServer({ handlers, security, logger, services: {}, basePath: "" }).listen({ port: 0 });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

async function refuseAll(
  { operations, schemas, createTriedMocks }: Generated,
  requests: ReadonlyMap<string, Request>,
  serverUrl: string,
  { fail }: Reporting,
): Promise<{ readonly refused: number; readonly breakable: number }> {
  const mocks = createTriedMocks({ baseUrl: base, warn: () => {}, unhandled: "refuse" });
  let refused = 0;
  let breakable = 0;
  for (const [id, request] of requests) {
    const operation = operations[id];
    const broken = operation && breakRequest(request, operation, schemas);
    if (!broken) continue;
    breakable += 1;
    const [byMocks, byServer] = await Promise.all([
      refusalOf(() => mocks.fetch(broken.to(base))),
      refusalOf(() => fetch(broken.to(serverUrl))),
    ]);
    const fault = difference(byMocks, byServer);
    if (fault === undefined) refused += 1;
    else fail(`${broken.how}: ${fault}`, id);
  }
  return { refused, breakable };
}

function difference(byMocks: Refusal, byServer: Refusal): string | undefined {
  const [left, right] = [JSON.stringify(byMocks), JSON.stringify(byServer)];
  if (left !== right) return `mocks ${left.slice(0, 300)} server ${right.slice(0, 300)}`;
  return byMocks.status >= 400 && byMocks.status < 500 ? undefined : `was not refused: ${byMocks.status}`;
}

/** Something well-formed for every scheme. */
function credentials({ securitySchemes }: Api): object {
  return Object.fromEntries(
    Object.entries(securitySchemes).flatMap(([name, scheme]): [string, unknown][] => {
      if (scheme.type === "mutualTLS") return [];
      const basic = scheme.type === "http" && scheme.scheme === "basic";
      return [[name, basic ? { username: "user", password: "secret" } : "token"]];
    }),
  );
}
