import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** POST /api/v1/auth/login */
export const login: Handler<"login", Principal, Services> = async ({ body, services, fail }) => {
  const session = await services.store.sessions.login(body.email, body.password);
  return session ? { status: 200, body: toWire(session) } : fail("AUTH_INVALID_CREDENTIALS");
};
