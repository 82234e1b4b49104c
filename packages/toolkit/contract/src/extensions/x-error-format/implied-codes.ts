import type { ErrorCode } from "../x-error-codes/extension.ts";

/** Failures that no operation lists because any may have them. */
export type ImpliedFailure =
  | "validation"
  | "validationMany"
  | "unauthenticated"
  | "forbidden"
  | "notFound"
  | "methodNotAllowed"
  | "unsupportedMediaType"
  | "notAcceptable"
  | "payloadTooLarge"
  | "rateLimited"
  | "conflict"
  | "gone"
  | "internal"
  | "notImplemented"
  | "unavailable"
  | "unknownVersion";

/** The catalogue's code for each failure; undefined where it has none, so that a runtime answers with its own. */
export type ImpliedCodes = Readonly<Record<ImpliedFailure, string | undefined>>;

/**
 * What a code has to be to stand for a failure that nobody named a code for: one of these statuses, and a name that
 * fits a pattern, the earlier pattern first. Names are matched with `_` between words, in capitals.
 */
const fitting: Readonly<
  Record<ImpliedFailure, { readonly statuses: readonly number[]; readonly names: readonly RegExp[] }>
> = {
  validation: {
    statuses: [400, 422],
    names: [
      /^(VAL(IDATION)?_)?(ERROR|FAILED)$/,
      /VALIDATION/,
      /^VAL_(?!MULTIPLE)/,
      /INVALID_(REQUEST|INPUT|PARAM)/,
      /BAD_REQUEST/,
    ],
  },
  validationMany: { statuses: [400, 422], names: [/MULTIPLE/, /_MANY$/] },
  unauthenticated: {
    statuses: [401],
    names: [
      /AUTH(ENTICATION)?_REQUIRED/,
      /UNAUTHENTICATED/,
      /UNAUTHORI[SZ]ED/,
      /MISSING/,
      /INVALID_(TOKEN|CREDENTIALS)/,
    ],
  },
  forbidden: { statuses: [403], names: [/FORBIDDEN/, /(PERM(ISSION)?|ACCESS)_DENIED/, /INSUFFICIENT/] },
  notFound: { statuses: [404], names: [/^(RES(OURCE)?_)?NOT_FOUND$/, /NOT_FOUND/] },
  methodNotAllowed: { statuses: [405], names: [/METHOD/] },
  unsupportedMediaType: { statuses: [415], names: [/MEDIA_TYPE/, /CONTENT_TYPE/] },
  notAcceptable: { statuses: [406], names: [/NOT_ACCEPTABLE/, /ACCEPT/] },
  payloadTooLarge: { statuses: [413], names: [/TOO_LARGE/, /PAYLOAD/] },
  rateLimited: { statuses: [429], names: [/RATE_LIMIT/, /TOO_MANY/, /THROTTL/] },
  conflict: { statuses: [409], names: [/^(\w+_)?CONFLICT$/] },
  gone: { statuses: [410], names: [/GONE/, /SUNSET/, /REMOVED/] },
  internal: { statuses: [500], names: [/INTERNAL/, /UNEXPECTED/, /SERVER_ERROR/] },
  notImplemented: { statuses: [501], names: [/NOT_IMPLEMENTED/] },
  unavailable: { statuses: [503], names: [/UNAVAILABLE/, /MAINTENANCE/, /OVERLOAD/] },
  unknownVersion: {
    statuses: [400, 404, 406],
    names: [/(UNKNOWN|UNSUPPORTED|INVALID)_(API_)?VERSION/, /VERSION_NOT/],
  },
};

/** The code of each failure: the one named, else the first of the catalogue that fits. */
export function impliedCodes(
  named: ReadonlyMap<string, string>,
  catalogue: Iterable<ErrorCode>,
): ImpliedCodes {
  const codes = [...catalogue];
  const codeFor = (failure: ImpliedFailure): string | undefined => {
    const { statuses, names } = fitting[failure];
    const candidates = codes.filter(({ status }) => statuses.includes(status));
    for (const pattern of names) {
      const found = candidates.find(({ code }) => pattern.test(inCapitals(code)));
      if (found !== undefined) return found.code;
    }
    return undefined;
  };
  const codeOf = (failure: ImpliedFailure): string | undefined => named.get(failure) ?? codeFor(failure);
  return Object.freeze({
    validation: codeOf("validation"),
    validationMany: codeOf("validationMany"),
    unauthenticated: codeOf("unauthenticated"),
    forbidden: codeOf("forbidden"),
    notFound: codeOf("notFound"),
    methodNotAllowed: codeOf("methodNotAllowed"),
    unsupportedMediaType: codeOf("unsupportedMediaType"),
    notAcceptable: codeOf("notAcceptable"),
    payloadTooLarge: codeOf("payloadTooLarge"),
    rateLimited: codeOf("rateLimited"),
    conflict: codeOf("conflict"),
    gone: codeOf("gone"),
    internal: codeOf("internal"),
    notImplemented: codeOf("notImplemented"),
    unavailable: codeOf("unavailable"),
    unknownVersion: codeOf("unknownVersion"),
  });
}

function inCapitals(code: string): string {
  return code
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[.-]/g, "_")
    .toUpperCase();
}
