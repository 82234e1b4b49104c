/** A request through `mocks.fetch` that the contract does not know. */
export class UnhandledRequestError extends Error {
  override readonly name = "UnhandledRequestError";
  readonly code = "UNHANDLED_REQUEST";
}

/** `mocks.handlers` was read, but MSW cannot be loaded. */
export class MswMissingError extends Error {
  override readonly name = "MswMissingError";
  readonly code = "MSW_MISSING";
}

/** An item that a test adds to a collection has the key of another. */
export class DuplicateItemError extends Error {
  override readonly name = "DuplicateItemError";
  readonly code = "DUPLICATE_ITEM";
}
