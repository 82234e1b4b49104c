// Judges requests for the tests of judging. Not published.
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import {
  ajvChecker,
  ajvFormats,
  ajvOptions,
  BodyRefusedError,
  type ContractSchemas,
  defaultBodyLimits,
  dereferenceIn,
  type JudgedRequest,
  judgeRequest,
  type Operation,
  type OperationSchemas,
  type RequestBody,
  type Schema,
  signedCursors,
  violationsFromFaults,
} from "../index.ts";
import { api, schemas } from "./library.ts";

/** What of a request a test states. */
export interface Sent {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  /** Instead of giving the bytes. */
  readonly bodyError?: Error;
}

/** Judges a request as server and mocks do, with small limits. */
export async function judge(
  operation: Operation,
  { path = {}, query = "", headers = {}, body, bodyError }: Sent,
  contract: ContractSchemas = schemas,
): Promise<JudgedRequest> {
  const request = new Request("http://a.example/", {
    method: "POST",
    headers,
    ...(body !== undefined && { body }),
  });
  const checker = ajvChecker(contract, () => {
    const ajv = new Ajv2020(ajvOptions());
    addFormats.default(ajv, ajvFormats);
    return ajv;
  });
  return judgeRequest(
    operation,
    {
      path,
      query,
      header: (name) => request.headers.get(name) ?? undefined,
      body: {
        present: () => request.body !== null || bodyError !== undefined,
        bytes: async (limitBytes) => {
          if (bodyError) throw bodyError;
          const bytes = new Uint8Array(await request.arrayBuffer());
          if (bytes.length > limitBytes) throw new BodyRefusedError("payloadTooLarge", "too large");
          return bytes;
        },
        stream: () => request.body ?? {},
      },
    },
    {
      api,
      schemas: contract,
      dereference: dereferenceIn(contract),
      checker,
      limits: { ...defaultBodyLimits, bodyBytes: 1000, uploadBytes: 2000 },
      cursors: async () => signedCursors("x".repeat(32)),
      now: new Date("2026-06-01T00:00:00Z"),
      checkBody: (id, mediaType, value) =>
        violationsFromFaults("body", value, checker.body(id, mediaType)?.(value) ?? []),
    },
  );
}

/** Judges a body against one schema. */
export function judgeBody(
  mediaTypes: readonly string[],
  body: BodyInit | undefined,
  contentType?: string,
  schema: Schema = true,
  required = false,
  encoding: RequestBody["encoding"] = {},
): Promise<JudgedRequest> {
  const operation: Operation = {
    id: "store",
    method: "POST",
    path: "/",
    body: { mediaTypes, required, encoding },
    responses: {},
  };
  const own: OperationSchemas = { body: Object.fromEntries(mediaTypes.map((one) => [one, schema])) };
  const headers = contentType === undefined ? {} : { "content-type": contentType };
  return judge(
    operation,
    { ...(body !== undefined && { body }), headers },
    { components: {}, operations: { store: own } },
  );
}
