/** Most bytes of an artifact, as the contract bounds them. */
export const artifactLimitBytes: number = 10 * 1024 * 1024;

/** What the uploader says that a file holds, where it is said in a form that the contract can answer. */
export function mediaTypeOf({ type }: Blob): string | undefined {
  return type.length <= 127 && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : undefined;
}
