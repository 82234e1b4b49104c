import type { Plugin } from "@redocly/openapi-core";
import { rules } from "./rules/index.ts";

/**
 * The Redocly plugin `lockstep`: rules about Lockstep's extensions, and the preset `lockstep/recommended`. Each rule is
 * silent in a document that does not use its extension. Name the package under `plugins` of a `redocly.yaml`, or pass
 * the plugin that this returns to `createConfig`. `redocly.yaml`:
 *
 *     plugins: ["@lockstep/spec-rules"]
 *     extends: [recommended, lockstep/recommended]
 */
export function lockstepPlugin(): Plugin {
  return {
    id: "lockstep",
    // "oas3" covers 3.0, 3.1 and 3.2.
    rules: { oas3: Object.fromEntries(rules.map(({ name, rule }) => [name, rule])) },
    configs: {
      recommended: {
        rules: {
          // Redocly's own: every operation says which credentials it asks for, or that it asks for none.
          "security-defined": "error",
          ...Object.fromEntries(rules.map(({ name, severity }) => [`lockstep/${name}`, severity])),
        },
      },
    },
  };
}
