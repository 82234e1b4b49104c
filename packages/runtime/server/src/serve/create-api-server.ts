import { composeImpliedFailure, type WireReply } from "@lockstep/operation";
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from "express";
import { send } from "../reply/send.ts";
import type { ServerContract } from "../types/contract.ts";
import type { Server } from "../types/server.ts";
import { answer } from "./answer.ts";
import { type Exchange, startExchange } from "./exchange.ts";
import { listenWith } from "./listen.ts";
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
  const prepared = settings.engine.prepare();
  // Whoever waits is told; until then a fault must not end the process.
  prepared.catch(() => {});
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  // Queries are read by the contract's grammar, not by Express.
  app.set("query parser", false);
  const handle: RequestHandler = (request, response) =>
    serve(startExchange(request, response, settings), prepared, settings);
  const handleError: ErrorRequestHandler = async (error, request, response, _next) => {
    const exchange = startExchange(request, response, settings);
    await deliver(internal(error, exchange, settings), exchange, settings);
  };
  app.use(handle, handleError);
  return {
    app,
    ready: () => prepared,
    async listen(listenOptions) {
      await prepared;
      return listenWith(app, listenOptions);
    },
  };
}

async function serve(exchange: Exchange, prepared: Promise<void>, settings: Settings): Promise<void> {
  let reply: WireReply;
  try {
    await prepared;
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
