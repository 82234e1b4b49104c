import { entriesOf, own, ownString } from "../../json/json-object.ts";
import { joinPointer, parentPointer } from "../../json/json-pointer.ts";
import { readLocator } from "../check-locator.ts";
import { defineExtension, type Extension, type ExtensionContext } from "../define-extension.ts";
import type { Inherited } from "../inherit.ts";
import { reportUnknownCode } from "../x-error-codes/extension.ts";
import { type ImpliedCodes, impliedCodes } from "./implied-codes.ts";
import schema from "./schema.json" with { type: "json" };

export type { ImpliedCodes, ImpliedFailure } from "./implied-codes.ts";

/** Where the body of an error keeps its parts. All are JSON pointers into the body. */
export interface ErrorFormat {
  /** False where the document says nothing and RFC 9457 holds. */
  readonly declared: boolean;
  /** Default `application/problem+json`. */
  readonly mediaType: string;
  readonly code: string;
  readonly message: string;
  readonly details: string;
  readonly docs: string;
  /** Absent where the format has no such part. */
  readonly title?: string;
  /** Absent where the format has no such part. */
  readonly status?: string;
  /** Which code of the catalogue stands for each failure that operations do not list. */
  readonly implied: ImpliedCodes;
}

/** The format of error bodies, at the root. */
export const xErrorFormat: Extension<"x-error-format", ErrorFormat> = defineExtension({
  name: "x-error-format",
  at: ["root"],
  schema,
  parse: parseErrorFormat,
  describe: ({ mediaType, code, message }) =>
    `${mediaType} with the code at ${code} and the message at ${message}`,
});

const PROBLEM = "application/problem+json";

/** What RFC 9457 §3.1 names, with `code` and `details` as extension members. */
const problemParts = {
  code: "/code",
  message: "/detail",
  details: "/details",
  docs: "/type",
  title: "/title",
  status: "/status",
} as const;

/** The format where the document declares none. @see RFC 9457 §3 */
export function defaultErrorFormat(context: Pick<ExtensionContext, "errorCodes">): ErrorFormat {
  const implied = impliedCodes(new Map(), context.errorCodes.values());
  return { declared: false, mediaType: PROBLEM, ...problemParts, implied };
}

/**
 * A part that is not named is where RFC 9457 has it, if the media type is that of RFC 9457; else it stands beside the
 * code under its own name.
 */
function parseErrorFormat(input: Inherited, context: ExtensionContext): ErrorFormat {
  const mediaType = ownString(input.value, "mediaType") ?? PROBLEM;
  const isProblem = mediaType.toLowerCase().startsWith(PROBLEM);
  const named = (part: string): string | undefined => pointerOf(part, input, context);
  const code = named("code") ?? problemParts.code;
  const beside = (part: string): string => joinPointer(parentPointer(code), part);
  const title = named("title") ?? (isProblem ? problemParts.title : undefined);
  const status = named("status") ?? (isProblem ? problemParts.status : undefined);
  return {
    declared: true,
    mediaType,
    code,
    message: named("message") ?? (isProblem ? problemParts.message : beside("message")),
    details: named("details") ?? (isProblem ? problemParts.details : beside("details")),
    docs: named("docs") ?? (isProblem ? problemParts.docs : beside("docs")),
    ...(title === undefined ? {} : { title }),
    ...(status === undefined ? {} : { status }),
    implied: impliedCodes(namedCodes(input, context), context.errorCodes.values()),
  };
}

function pointerOf(part: string, input: Inherited, context: ExtensionContext): string | undefined {
  const text = ownString(input.value, part);
  if (text === undefined) return undefined;
  const site = { text, path: `x-error-format.${part}`, pointer: input.pointerOf(part) };
  const locator = readLocator(site, context);
  if (locator === undefined) return undefined;
  if (locator.of === "response" && locator.in === "body") return locator.pointer;
  context.reporter.report("LS1205", site.pointer, {
    path: site.path,
    locator: text,
    fault: "is no part of the response's body",
  });
  return undefined;
}

function namedCodes(input: Inherited, context: ExtensionContext): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const [failure, code] of entriesOf(own(input.value, "implied"))) {
    if (typeof code !== "string") continue;
    if (context.errorCodes.has(code)) codes.set(failure, code);
    else {
      const path = `x-error-format.implied.${failure}`;
      reportUnknownCode(code, path, input.pointerOf("implied", failure), context);
    }
  }
  return codes;
}
