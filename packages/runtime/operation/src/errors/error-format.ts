/** What can go wrong before or around a handler; a contract names the code that stands for each. */
export type ImpliedFailure =
  | "validation"
  | "validationMany"
  | "unauthenticated"
  | "forbidden"
  | "notFound"
  | "methodNotAllowed"
  | "notAcceptable"
  | "unsupportedMediaType"
  | "payloadTooLarge"
  | "conflict"
  | "gone"
  | "rateLimited"
  | "unknownVersion"
  | "notImplemented"
  | "unavailable"
  | "internal";

/** Where an error body keeps its parts; JSON pointers (RFC 6901) into it. */
export interface ErrorFormat {
  readonly mediaType: string;
  readonly code: string;
  readonly message: string;
  readonly details: string;
  readonly docs?: string;
  /** One line that names the kind of error, e.g. RFC 9457's `title`. */
  readonly title?: string;
  /** The HTTP status as a number, e.g. RFC 9457's `status`. */
  readonly status?: string;
  /** The catalogue's code for each implied failure; where absent a built-in one is answered. */
  readonly implied?: { readonly [failure in ImpliedFailure]?: string };
}

/** RFC 9457 problem details, with `code` and `details` as extension members. */
export const problemDetails: ErrorFormat = {
  mediaType: "application/problem+json",
  code: "/code",
  message: "/detail",
  details: "/details",
  docs: "/type",
  title: "/title",
  status: "/status",
};
