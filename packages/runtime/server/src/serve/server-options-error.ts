/** A server that cannot be made from its options; thrown before it answers anything. */
export class ServerOptionsError extends Error {
  override readonly name = "ServerOptionsError";
  readonly code = "SERVER_OPTIONS_INVALID";
}
