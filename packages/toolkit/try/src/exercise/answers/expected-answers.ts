import type { Operation } from "@lockstep/operation";

/** Which answers an operation has to give, by what its contract declares. */
export type Expectation =
  /** Nothing can be asked of it; the reason in words. */
  | { readonly uncallable: string }
  | {
      /** What the mocks answer by themselves; absent where only failures are declared, which they do not answer by themselves. */
      readonly own?: (status: number) => boolean;
      /** The same in words. */
      readonly wanted: string;
      /** Statuses that the mocks answer when they are told to. */
      readonly stated: readonly number[];
    };

/** Methods that `fetch` refuses to send (Fetch Standard, "forbidden method"). */
const forbiddenMethods: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

/**
 * What an operation has to answer: every success that it declares; where there is none, every redirection; where there is none either,
 * every failure. A range or `default` stands for one of its statuses where nothing exact is declared.
 */
export function expectedAnswers({ method, body, responses }: Operation): Expectation {
  if (forbiddenMethods.has(method)) return { uncallable: `fetch does not send ${method}` };
  if (body?.required && (method === "GET" || method === "HEAD")) {
    return { uncallable: `its body is required, and fetch sends none with ${method}` };
  }
  const declared = Object.keys(responses);
  if (declared.length === 0) return { uncallable: "the contract declares no answer" };
  const exact = (first: string): readonly number[] =>
    declared.filter((status) => /^\d{3}$/.test(status) && status.startsWith(first)).map(Number);
  const own = (statuses: readonly number[]): Expectation => ({
    own: (status) => statuses.includes(status),
    wanted: statuses.join(" or "),
    stated: statuses,
  });
  const successes = exact("2");
  if (successes.length > 0) return own(successes);
  if (declared.includes("2XX") || declared.includes("default")) {
    return { own: (status) => status >= 200 && status < 300, wanted: "a success", stated: [] };
  }
  const redirections = exact("3");
  if (redirections.length > 0) return own(redirections);
  const failures = [
    ...exact("4"),
    ...exact("5"),
    ...["3XX", "4XX", "5XX"].filter((one) => declared.includes(one)).map((one) => Number(`${one[0]}00`)),
  ];
  if (failures.length > 0) return { wanted: "a failure that is declared", stated: failures };
  return { uncallable: `its only answers (${declared.join(", ")}) cannot be carried by fetch` };
}
