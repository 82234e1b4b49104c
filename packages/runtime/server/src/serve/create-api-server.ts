import { composeImpliedFailure, type WireReply } from "@lockstep/operation";
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from "express";
import { send } from "../reply/send.ts";
import type { ServerContract } from "../types/contract.ts";
import type { Listening, Server } from "../types/server.ts";
import { answer } from "./answer.ts";
import { type Exchange, startExchange } from "./exchange.ts";
import { listenWith } from "./listen.ts";
import { prepare } from "./prepare.ts";
import { type ApiServerOptions, type Settings, settingsOf } from "./settings.ts";

/**
 * Makes the server of a contract. Generated code calls it with the contract's data and types its options.
 * @throws ServerOptionsError when a handler of an operation or of a security scheme is missing.
 */
export function createApiServer<Principal>(
  contract: ServerContract,
  options: ApiServerOptions<Principal>,
): Server {
  const settings = settingsOf(contract, options);
  let prepared: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    prepared ??= prepare(contract, settings);
    return prepared;
  };
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  // Queries are read by the contract's grammar, not by Express.
  app.set("query parser", false);
  const handle: RequestHandler = (request, response) =>
    serve(startExchange(request, response, settings), settings);
  const handleError: ErrorRequestHandler = async (error, request, response, _next) => {
    const exchange = startExchange(request, response, settings);
    await deliver(internal(error, exchange, settings), exchange, settings);
  };
  app.use(handle, handleError);
  return {
    app,
    ready,
    async listen(listenOptions) {
      const listening = await listenWith(app, listenOptions);
      return process.env["NODE_ENV"] === "production" ? compiling(listening, contract, settings) : listening;
    },
  };
}

/** Compiles beside the first requests, until the server is closed. */
function compiling(listening: Listening, contract: ServerContract, settings: Settings): Listening {
  const closed = new AbortController();
  prepare(contract, settings, closed.signal).catch((error: unknown) => {
    settings.logger.error("A schema of the contract cannot be compiled", { error });
  });
  return {
    ...listening,
    close(options) {
      closed.abort();
      return listening.close(options);
    },
  };
}

async function serve(exchange: Exchange, settings: Settings): Promise<void> {
  let reply: WireReply;
  try {
    reply = await answer(exchange, settings);
  } catch (error) {
    reply = internal(error, exchange, settings);
  }
  await deliver(reply, exchange, settings);
}

async function deliver(reply: WireReply, exchange: Exchange, settings: Settings): Promise<void> {
  const { request, response, signal } = exchange;
  if (signal.aborted) return;
  const bodiless = request.method === "HEAD";
  try {
    await send(response, reply, bodiless);
  } catch (error) {
    if (signal.aborted) return;
    const failure = internal(error, exchange, settings);
    if (response.headersSent) response.destroy();
    else await send(withoutHeaders(response), failure, bodiless);
  }
}

function internal(error: unknown, exchange: Exchange, { logger }: Settings): WireReply {
  logger.error("A request failed", { requestId: exchange.requestId, error });
  return composeImpliedFailure("internal", exchange.replyContext());
}

function withoutHeaders(response: Response): Response {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  return response;
}
