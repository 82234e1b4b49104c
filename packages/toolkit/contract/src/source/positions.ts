/** Offsets of a node in a text; ends are exclusive. */
export interface NodeRange {
  readonly keyStart?: number;
  readonly keyEnd?: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** Finds where the nodes of one file stand. */
export interface Positions {
  /** Range of the node at a JSON pointer, or of its nearest ancestor that exists (`exact` is false then). */
  find(pointer: string): NodeRange & { readonly exact: boolean };
}
