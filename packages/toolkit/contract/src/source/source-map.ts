import type { SourceFrame, SourceLocation } from "../diagnostics/diagnostic.ts";
import { parentPointer } from "../json/json-pointer.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { frameAt, locateInFile, type PlacePart } from "./locate.ts";

/** A node of one file. */
export interface Place {
  /** Absolute path, or URL. */
  readonly file: string;
  /** JSON pointer into that file. */
  readonly pointer: string;
}

/** Where the nodes of a bundled document stand in the files that it came from. */
export interface SourceMap {
  /** The file that loading began with. */
  readonly root: string;
  /** Every file that was read, absolute, the root first. */
  readonly files: readonly string[];
  /** The file and pointer that a pointer into the bundle came from. */
  place(pointer: string): Place;
  /**
   * Line and column of a node of the bundle; those of its nearest ancestor where the files do not hold it.
   * @param part `key`: the name before the value; `value` (default): the value; `{ text }`: the last place of that text inside the value.
   */
  locate(pointer: string, part?: PlacePart): SourceLocation;
  /** The lines around a location, for a code frame; absent where its file was not read. */
  frame(location: SourceLocation): SourceFrame | undefined;
}

/** A node of the bundle and all below it, where it came from. */
export interface Mount extends Place {
  /** JSON pointer into the bundle. */
  readonly at: string;
}

/**
 * Builds the map from the mounts; the longest that covers a pointer answers for it.
 * @param spliced Nodes that stand in another file than the one that seems to hold them.
 */
export function createSourceMap(
  root: string,
  files: ReadonlyMap<string, SourceFile>,
  mounts: Iterable<Mount>,
  spliced: Iterable<{ readonly at: Place; readonly from: Place }> = [],
): SourceMap {
  const byPointer = new Map<string, Place>();
  for (const { at, file, pointer } of mounts) byPointer.set(at, { file, pointer });
  const byPlace = new Map<string, Place>();
  for (const { at, from } of spliced) byPlace.set(`${at.file}#${at.pointer}`, from);

  const inFile = (place: Place): Place => (byPlace.size === 0 ? place : followed(place, byPlace));
  const place = (pointer: string): Place => {
    for (let prefix = pointer; prefix !== ""; prefix = parentPointer(prefix)) {
      const mount = byPointer.get(prefix);
      if (mount !== undefined) {
        return inFile({ file: mount.file, pointer: mount.pointer + pointer.slice(prefix.length) });
      }
    }
    return inFile({ file: root, pointer });
  };
  return {
    root,
    files: [...files.keys()],
    place,
    locate(pointer, part) {
      const { file, pointer: inFile } = place(pointer);
      return locateInFile(files.get(file), file, inFile, part);
    },
    frame: (location) => frameAt(files.get(location.file), location),
  };
}

/** Where a node stands that was spliced in, maybe into a node that was spliced in itself. */
function followed(place: Place, byPlace: ReadonlyMap<string, Place>, hops = 0): Place {
  for (let prefix = place.pointer; prefix !== "" && hops < 20; prefix = parentPointer(prefix)) {
    const from = byPlace.get(`${place.file}#${prefix}`);
    if (from !== undefined) {
      const pointer = from.pointer + place.pointer.slice(prefix.length);
      return followed({ file: from.file, pointer }, byPlace, hops + 1);
    }
  }
  return place;
}
