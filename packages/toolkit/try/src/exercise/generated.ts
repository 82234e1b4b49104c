import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SampledInput } from "@lockstep/mocks";
import type { Api, ContractSchemas, Operation } from "@lockstep/operation";

/** The modules that are generated for an API called `Tried`, as far as they are used here. */
export interface Generated {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly api: Api;
  readonly schemas: ContractSchemas;
  readonly createTried: (options: object) => Readonly<Record<string, Method>>;
  readonly createTriedMocks: (options: object) => Mocks;
  readonly createServer: (options: object) => Server;
  readonly handlers: object;
}

/** A client's method, as far as its results are used here. */
export type Method = (input: SampledInput) => Promise<CallResult>;

export type CallResult =
  | { readonly ok: true; readonly body: unknown; readonly response: Response }
  | {
      readonly ok: false;
      readonly response?: Response;
      readonly error: { readonly kind: string; readonly message: string; readonly body?: unknown };
    };

export interface Mocks {
  readonly fetch: typeof fetch;
  readonly collections?: Readonly<Record<string, { create(): Readonly<Record<string, unknown>> }>>;
  calls(): readonly { readonly operation: string }[];
  operation(id: string): { repliesOnce(reply: { readonly status: number }): unknown; reset(): void };
}

export interface Server {
  ready(): Promise<void>;
  listen(options: { port: number }): Promise<Listening>;
}

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Where mocks and client think that the API is; nothing listens there. */
export const base = "http://127.0.0.1:9";

/** Imports what was generated into a folder. */
export async function importGenerated(folder: string): Promise<Generated> {
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
    // What the generated modules export is what the generators print.
  } as Generated;
}

/** Mocks that answer as a server would, also what the contract does not know. */
export function createMocks({ createTriedMocks }: Generated): Mocks {
  return createTriedMocks({ baseUrl: base, warn: () => {}, unhandled: "refuse" });
}
