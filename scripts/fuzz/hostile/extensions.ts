import type { Draw } from "../draw.ts";
import type { Names } from "./names.ts";
import { escapePointer, object, refTo } from "./schemas.ts";

type Json = Record<string, unknown>;

/** The extensions of the root: error codes with their categories and format, and the envelope. */
export function extensions(draw: Draw, names: Names): Json {
  const entry = (status: number): Json => ({
    status,
    title: draw.text("x-error-codes.title", "It is not there", (text) => text || "-"),
    message: draw.text("x-error-codes.message", "There is no pet {id}"),
    docs: draw.text("x-error-codes.docs", "https://docs.test/errors"),
    details: refTo(draw, "schemas", names.details),
  });
  return {
    "x-error-codes": object(names.codes.map((code, index) => [code, entry(404 + index)])),
    ...(draw.maybe("categories", 0.3) && {
      "x-error-categories": object([
        [
          draw.text("x-error-categories prefix", "PET_"),
          draw.text("x-error-categories name", "Pets", (text) => text || "-"),
        ],
      ]),
    }),
    ...(draw.maybe("error format", 0.4) && {
      "x-error-format": {
        mediaType: draw.text(
          "x-error-format.mediaType",
          "application/json",
          (text) => `application/x${text.replace(/[\s/]/g, "")}`,
        ),
        code: draw.text("x-error-format.code", "$response.body#/error/code", asLocator),
        message: draw.text("x-error-format.message", "$response.body#/error/message", asLocator),
        details: draw.text("x-error-format.details", "$response.body#/error/details", asLocator),
        implied: {
          notFound: draw.text("x-error-format.implied", names.codes[0] ?? "", () => names.codes[1] ?? ""),
        },
      },
    }),
    ...(draw.maybe("envelope", 0.2) && {
      "x-envelope": {
        data: draw.text(
          "x-envelope.data",
          `$response.body#/${escapePointer(names.key)}`,
          () => "$response.body",
        ),
        success: draw.text("x-envelope.success", "$response.body#/success", asLocator),
        meta: { requestId: draw.text("x-envelope.meta", "$response.body#/meta/id", asLocator) },
      },
    }),
  };
}

/** The deprecation of an operation or a parameter. */
export function deprecated(draw: Draw): Json {
  return {
    deprecated: true,
    "x-deprecation": {
      phase: draw.text("x-deprecation.phase", "deprecated", () => "removed"),
      since: draw.text("x-deprecation.since", "2026-01-01", () => "2026-01-02T00:00:00.123456789+14:00"),
      sunset: draw.text("x-deprecation.sunset", "2027-01-01", () => "2027-01-01t23:59:59z"),
      successor: draw.maybe("successor by url", 0.8)
        ? { url: draw.text("x-deprecation.successor.url", "https://docs.test/new") }
        : { operationId: draw.text("x-deprecation.successor.operationId", "getPet", () => "deletePet") },
      guide: draw.text("x-deprecation.guide", "https://docs.test/guide"),
      contact: draw.text("x-deprecation.contact", "help@docs.test"),
      reason: draw.text("x-deprecation.reason", "Better ones exist."),
    },
  };
}

/** A locator of a body whose pointer is a text. */
export function asLocator(text: string): string {
  return `$response.body#/${escapePointer(text)}`;
}

/** Codes hold letters, digits and some marks only. */
export function asCode(text: string): string {
  return `E${text.replace(/[^\w.-]/g, "")}`;
}
