/** What a parser makes of a text: a value, or the first fault with its place. */
export type ParseOutcome = Parsed | NotParsed;

export interface Parsed {
  readonly ok: true;
  readonly value: unknown;
  /** Keys that one object holds more than once; the last one counts. */
  readonly duplicates: readonly DuplicateKey[];
  /** Why the text is not what its name says, where it could be read all the same. */
  readonly lax?: TextFault;
  /** Offset at which a second document starts, which is not read. */
  readonly secondDocument?: number;
}

export interface NotParsed extends TextFault {
  readonly ok: false;
}

export interface TextFault {
  readonly reason: string;
  readonly offset: number;
  readonly length: number;
}

/** A key that an object holds more than once, by offsets; ends are exclusive. */
export interface DuplicateKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly firstStart: number;
  readonly firstEnd: number;
}
