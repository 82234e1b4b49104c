import { formatHttpDate, parseHttpDate } from "./http-date.ts";
import { formatLink, type Link, parseLink } from "./link.ts";

/** The life cycle of an operation as the contract states it; source: the `x-deprecation` extension. */
export interface Deprecation {
  /** Stated phase; where absent it follows from the dates. */
  readonly phase?: "active" | "maintenance" | "deprecated" | "removed";
  /** RFC 3339 instant from which it is deprecated. */
  readonly since?: string;
  /** RFC 3339 instant after which it is gone. */
  readonly sunset?: string;
  readonly successor?: { readonly operationId?: string; readonly url?: string };
  /** URL of the migration guide. */
  readonly guide?: string;
  readonly contact?: string;
  readonly reason?: string;
}

/** What an answer's headers say about deprecation. */
export interface DeprecationSignal {
  /** When it was or will be deprecated; `undefined` when only the fact is known. */
  readonly since?: Date;
  /** When it will be gone (RFC 8594). */
  readonly sunset?: Date;
  readonly guide?: string;
  readonly successor?: string;
}

/**
 * The headers of an answer by a deprecated operation: `Deprecation` (RFC 9745 §2), `Sunset` (RFC 8594 §3) and
 * `Link` with the relations `deprecation`, `sunset` and `successor-version`.
 * @param successorUrl URL reference of the operation that replaces it, where it has a path of its own.
 */
export function deprecationHeaders(
  deprecation: Deprecation,
  successorUrl: string | undefined = deprecation.successor?.url,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  if (deprecation.since) headers["Deprecation"] = `@${Math.floor(Date.parse(deprecation.since) / 1000)}`;
  if (deprecation.sunset) headers["Sunset"] = formatHttpDate(new Date(deprecation.sunset));
  const links: Link[] = [];
  if (deprecation.guide) {
    links.push({ url: deprecation.guide, rel: "deprecation" });
    if (deprecation.sunset) links.push({ url: deprecation.guide, rel: "sunset" });
  }
  if (successorUrl) links.push({ url: successorUrl, rel: "successor-version" });
  if (links.length > 0) headers["Link"] = formatLink(links);
  return headers;
}

/**
 * Reads the deprecation headers of an answer; `undefined` when it carries none.
 * Besides RFC 9745's `@seconds` it takes what is in the wild: `true`, `?1`, an HTTP-date, a bare integer.
 */
export function readDeprecation(headers: Headers): DeprecationSignal | undefined {
  const deprecation = headers.get("deprecation")?.trim();
  const sunset = parseHttpDate(headers.get("sunset"));
  if (!sunset && (!deprecation || deprecation === "false" || deprecation === "?0")) return undefined;
  const links = parseLink(headers.get("link"));
  const since = deprecation === undefined ? undefined : deprecationDate(deprecation);
  const guide = links.find((link) => link.rel === "deprecation" || link.rel === "sunset")?.url;
  const successor = links.find((link) => link.rel === "successor-version")?.url;
  return {
    ...(since && { since }),
    ...(sunset && { sunset }),
    ...(guide !== undefined && { guide }),
    ...(successor !== undefined && { successor }),
  };
}

/** Whether the operation is past its sunset, or stated as removed. */
export function isRemoved(deprecation: Deprecation | undefined, now: Date): boolean {
  if (!deprecation) return false;
  if (deprecation.phase === "removed") return true;
  return deprecation.sunset !== undefined && Date.parse(deprecation.sunset) < now.getTime();
}

/** One sentence for people: since when, until when, and what to use instead. `now` tells a past sunset from a coming one. */
export function deprecationNotice(id: string, deprecation: Deprecation, now: Date): string {
  const end = isRemoved(deprecation, now) ? "was removed" : "will be removed";
  const successor = deprecation.successor?.operationId ?? deprecation.successor?.url;
  const parts = [
    `${id} is deprecated`,
    deprecation.since && ` since ${day(deprecation.since)}`,
    deprecation.sunset && ` and ${end} on ${day(deprecation.sunset)}`,
    successor && `; use ${successor}`,
    deprecation.guide && ` (guide: ${deprecation.guide})`,
  ];
  return parts.filter(Boolean).join("");
}

function day(instant: string): string {
  return instant.slice(0, 10);
}

function deprecationDate(value: string): Date | undefined {
  const seconds = /^@?(-?\d{1,12})$/.exec(value)?.[1];
  if (seconds !== undefined) return new Date(Number(seconds) * 1000);
  return parseHttpDate(value);
}
