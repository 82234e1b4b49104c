// The default export is for redocly.yaml, where a plugin is named by its package.
export { lockstepPlugin, lockstepPlugin as default } from "./plugin.ts";
