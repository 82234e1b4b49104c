import type { Generator } from "../generate/generator.ts";
import { lockstepMocks } from "../generate/generators/lockstep.ts";
import { orval } from "../generate/generators/orval.ts";
import type { Installed } from "../installed/lockstep.ts";
import { named } from "../installed/tool.ts";

/** Something that answers requests in a test, without a server. */
export interface Mocker {
  readonly name: string;
  /** Makes code in `gen`, where code is made. */
  readonly generator?: Generator;
  /** A module with `answer`, a `fetch` that the mocks answer, and `stop`. `operations` are all of the document. */
  program(operations: readonly MockedOperation[]): string;
}

export interface MockedOperation {
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
}

/** All that are compared, ours first. */
export function mockers(installed: Installed): readonly Mocker[] {
  const generator = lockstepMocks(installed);
  const [name = ""] = generator.name.split(",");
  const ours =
    'import { createGitHubMocks } from "./gen/mocks.gen.ts";\nconst mocks = createGitHubMocks({ seed: 1 });';
  return [
    {
      name: `${name}, mocks.fetch`,
      generator,
      program: () => `${ours}\nexport const answer = mocks.fetch;\nexport const stop = () => {};\n`,
    },
    { name: `${name} through MSW`, generator, program: () => `${ours}\n${throughMsw("mocks.handlers")}` },
    {
      name: `${named("msw")}, one handler an operation, constant answers`,
      program: (operations) => `import { http, HttpResponse } from "msw";
const operations = ${JSON.stringify(operations)};
const handlers = operations.map(({ method, path }) =>
  http[method]("https://api.github.com" + path.replace(/{([^}]+)}/g, (_, name) => ":" + name.replace(/\\W/g, "_")), () =>
    HttpResponse.json({})));
${throughMsw("handlers")}`,
    },
    {
      name: `${orval.name.replace(/,.*/, "")}'s handlers, one an operation`,
      generator: orval,
      program: () => `import { getGitHubMock } from "./gen/fetch.msw";\n${throughMsw("getGitHubMock()")}`,
    },
  ];
}

function throughMsw(handlers: string): string {
  return `import { setupServer } from "msw/node";
const network = setupServer(...${handlers});
network.listen({ onUnhandledFrame: "error" });
export const answer = (url) => fetch(url);
export const stop = () => network.close();
`;
}
