import { isIdentifier as isName } from "@lockstep/contract";
import { UnprintableNameError } from "./errors.ts";

/** Words that cannot name a top-level declaration of a strict module. */
const reserved: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null package " +
    "private protected public return static super switch this throw true try typeof undefined var void while " +
    "with yield"
  ).split(" "),
);

/** Whether `name` may stand as an identifier of a strict module: letters of any script, no reserved word. */
export function isIdentifier(name: string): boolean {
  return isName(name) && !reserved.has(name);
}

/** Returns `name` if it may be printed as an identifier. @throws UnprintableNameError if it may not. */
export function checkedIdentifier(name: string, where: string): string {
  if (isIdentifier(name)) return name;
  throw new UnprintableNameError(
    `${JSON.stringify(name)} (${where}) is not an identifier; take the name from the contract model, or pass it through apiName.`,
  );
}
