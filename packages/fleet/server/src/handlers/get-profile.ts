import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import { type Principal, toWire } from "../store/index.ts";

/** GET /api/v1/auth/profile */
export const getProfile: Handler<"getProfile", Principal, Services> = ({ principal, services, fail }) => {
  const user = services.store.users.find(principal.userId);
  return user ? { status: 200, body: toWire(user) } : fail("AUTH_INVALID_TOKEN");
};
