import { copyFile, link, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";

/** The few things done to the disk; every one rejects with the system's error. Paths are absolute. */
export interface FileSystem {
  readFile(path: string): Promise<string>;
  /** Names of what is in a folder. */
  readFolder(path: string): Promise<readonly string[]>;
  /** Fails when the file is there (`wx`). */
  createFile(path: string, text: string): Promise<void>;
  copyFile(from: string, to: string): Promise<void>;
  /** Replaces what is there, at once. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; fails when that is taken. */
  link(from: string, to: string): Promise<void>;
  /** Fine when it is not there. */
  remove(path: string): Promise<void>;
  /** With the folders above it. Resolves with the topmost that was made, if any. */
  makeFolder(path: string): Promise<string | undefined>;
  /** Fails when it is not empty. */
  removeFolder(path: string): Promise<void>;
}

export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFile(path, "utf8"),
  readFolder: (path) => readdir(path),
  createFile: (path, text) => writeFile(path, text, { flag: "wx" }),
  copyFile: (from, to) => copyFile(from, to),
  rename: (from, to) => rename(from, to),
  link: (from, to) => link(from, to),
  remove: (path) => rm(path, { force: true }),
  makeFolder: (path) => mkdir(path, { recursive: true }),
  removeFolder: (path) => rmdir(path),
};
