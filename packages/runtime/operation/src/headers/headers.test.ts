import { describe, expect, test } from "vitest";
import {
  deprecationHeaders,
  deprecationNotice,
  formatHttpDate,
  formatLink,
  isRemoved,
  parseLink,
  readDeprecation,
  readRetryAfter,
} from "../index.ts";

const now = new Date("2026-06-01T00:00:00Z");

describe("Deprecation and Sunset", () => {
  const deprecation = {
    since: "2026-01-15T00:00:00Z",
    sunset: "2026-12-31T23:59:59Z",
    successor: { operationId: "listAgents" },
    guide: "https://docs.example.com/migrate",
  };

  test("are written as RFC 9745 and RFC 8594 say", () => {
    expect(deprecationHeaders(deprecation, "/v2/agents")).toEqual({
      Deprecation: "@1768435200",
      Sunset: "Thu, 31 Dec 2026 23:59:59 GMT",
      Link:
        '<https://docs.example.com/migrate>; rel="deprecation", <https://docs.example.com/migrate>; rel="sunset", ' +
        '</v2/agents>; rel="successor-version"',
    });
  });

  test("are read back as they were written", () => {
    expect(readDeprecation(new Headers(deprecationHeaders(deprecation, "/v2/agents")))).toEqual({
      since: new Date("2026-01-15T00:00:00Z"),
      sunset: new Date("2026-12-31T23:59:59Z"),
      guide: "https://docs.example.com/migrate",
      successor: "/v2/agents",
    });
  });

  test.each([
    ["true", undefined],
    ["?1", undefined],
    ["1768435200", new Date("2026-01-15T00:00:00Z")],
    ["Thu, 15 Jan 2026 00:00:00 GMT", new Date("2026-01-15T00:00:00Z")],
  ])("reads the older spelling %s", (value, since) => {
    expect(readDeprecation(new Headers({ Deprecation: value }))).toEqual(since ? { since } : {});
  });

  test.each([{}, { Deprecation: "false" }, { Deprecation: "?0" }])("finds nothing in %o", (headers) => {
    expect(readDeprecation(new Headers(headers))).toBeUndefined();
  });

  test("tell when an operation is gone", () => {
    expect(isRemoved(deprecation, now)).toBe(false);
    expect(isRemoved(deprecation, new Date("2027-01-01T00:00:00Z"))).toBe(true);
    expect(isRemoved({ phase: "removed" }, now)).toBe(true);
    expect(isRemoved(undefined, now)).toBe(false);
  });

  test("are one sentence for people", () => {
    expect(deprecationNotice("listAgentsV1", deprecation, now)).toBe(
      "listAgentsV1 is deprecated since 2026-01-15 and will be removed on 2026-12-31; use listAgents " +
        "(guide: https://docs.example.com/migrate)",
    );
    expect(deprecationNotice("listAgentsV1", { sunset: "2026-05-31T23:59:59Z" }, now)).toBe(
      "listAgentsV1 is deprecated and was removed on 2026-05-31",
    );
  });
});

describe("Retry-After", () => {
  test.each([
    ["30", "2026-06-01T00:00:30.000Z"],
    ["0.5", "2026-06-01T00:00:00.500Z"],
    [formatHttpDate(new Date("2026-06-01T00:02:00Z")), "2026-06-01T00:02:00.000Z"],
  ])("%s is a moment", (value, expected) => {
    expect(readRetryAfter(value, now)?.toISOString()).toBe(expected);
  });

  test.each(["", null, "soon", "-5", "99999999999"])("%s is no moment", (value) => {
    expect(readRetryAfter(value, now)).toBeUndefined();
  });
});

describe("Link", () => {
  test("gives a link for each relation, quoted or not, past commas and other parameters", () => {
    expect(parseLink('<https://a.example/?q=1,2>; title="a, b"; rel="next last", </b>; rel=prev')).toEqual([
      { url: "https://a.example/?q=1,2", rel: "next" },
      { url: "https://a.example/?q=1,2", rel: "last" },
      { url: "/b", rel: "prev" },
    ]);
  });

  test.each([null, "", "nonsense", "<unclosed; rel=next"])("gives nothing for %s", (value) => {
    expect(parseLink(value)).toEqual([]);
  });

  test("keeps what is percent-encoded and encodes what may not stand in a header", () => {
    expect(formatLink([{ url: "/ä?next=a%2Fb", rel: "next" }])).toBe('</%C3%A4?next=a%2Fb>; rel="next"');
  });
});
