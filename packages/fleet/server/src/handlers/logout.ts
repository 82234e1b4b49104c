import type { Handler } from "../../gen/server.gen.ts";
import type { Services } from "../services.ts";
import type { Principal } from "../store/index.ts";

/** POST /api/v1/auth/logout */
export const logout: Handler<"logout", Principal, Services> = ({ principal, services }) => {
  services.store.sessions.logout(principal.sessionId);
  return { status: 204 };
};
