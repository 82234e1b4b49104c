import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** POST /api/v1/auth/refresh */
export const refreshSession: Handler<"refreshSession", Principal, Services> = ({ body, services, fail }) => {
  const session = services.store.sessions.refresh(body.refresh_token);
  if (session === "invalid") return fail("AUTH_INVALID_TOKEN");
  if (session === "expired") return fail("AUTH_EXPIRED_TOKEN");
  return { status: 200, body: toWire(session) };
};
