import { expectTypeOf } from "vitest";
import { createReporter, type DiagnosticParameters, defineDiagnostics, type SourceMap } from "../index.ts";

const own = defineDiagnostics({
  XX1001: { severity: "warning", title: "", message: "{name} in {count} places", hint: "call it {better}" },
  XX1002: { severity: "error", title: "", message: "no", hint: "" },
});

expectTypeOf<DiagnosticParameters<(typeof own)["XX1001"]>>().toEqualTypeOf<
  Readonly<Record<"name" | "count" | "better", string | number>>
>();

export function promises(source: SourceMap): void {
  const reporter = createReporter(own, source);
  reporter.report("XX1001", "", { name: "a", count: 1, better: "b" });
  reporter.report("XX1002", "", {});
  // @ts-expect-error a parameter of the hint is missing
  reporter.report("XX1001", "", { name: "a", count: 1 });
  // @ts-expect-error the catalogue has no such id
  reporter.report("XX1003", "", {});
}
