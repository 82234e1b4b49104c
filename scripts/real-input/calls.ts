// Calls ten of GitHub's operations through the generated client against the generated mocks. Type-checked with the generated
// code, once that is there; not part of the workspace's own type-check.
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { setupServer } from "msw/node";
import { createGitHub } from "../../.lockstep/real-input/gen/client.gen.ts";
import { createGitHubMocks } from "../../.lockstep/real-input/gen/mocks.gen.ts";
import * as operations from "../../.lockstep/real-input/gen/operations.gen.ts";
import { schemas } from "../../.lockstep/real-input/gen/schemas.gen.ts";
import type { Answered } from "./answered.ts";

export const operationCount: number = Object.keys(operations).length;

/** Ten calls of different kinds: lists, single resources, creations, searches, an update, a deletion. */
export async function callTen(): Promise<readonly Answered[]> {
  const mocks = createGitHubMocks({ seed: 1 });
  const server = setupServer(...mocks.handlers);
  server.listen({ onUnhandledFrame: "error" });
  const github = createGitHub();
  const repository = { owner: "octocat", repo: "hello-world" };
  try {
    const results = {
      reposGet: await github.reposGet({ path: repository }),
      issuesListForRepo: await github.issuesListForRepo({
        path: repository,
        query: { state: "open", per_page: 5 },
      }),
      issuesCreate: await github.issuesCreate({ path: repository, body: { title: "Found a bug" } }),
      issuesUpdate: await github.issuesUpdate({
        path: { ...repository, issue_number: 7 },
        body: { state: "closed" },
      }),
      pullsGet: await github.pullsGet({ path: { ...repository, pull_number: 3 } }),
      usersGetByUsername: await github.usersGetByUsername({ path: { username: "octocat" } }),
      searchRepos: await github.searchRepos({ query: { q: "openapi", sort: "stars" } }),
      actionsListWorkflowRunsForRepo: await github.actionsListWorkflowRunsForRepo({ path: repository }),
      gistsCreate: await github.gistsCreate({ body: { files: { "a.txt": { content: "hello" } } } }),
      reposDelete: await github.reposDelete({ path: repository }),
    };
    return Object.entries(results).map(([operation, result]) => {
      if (!result.ok) return { operation, status: result.error.kind, faults: [result.error.message] };
      return { operation, status: result.status, faults: faultsOf(operation, result.status, result.body) };
    });
  } finally {
    server.close();
  }
}

const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
addFormats.default(ajv);
ajv.addSchema({ $id: "github", components: { schemas: schemas.components } });

/** What is wrong with an answer, judged by the document's schema alone. */
function faultsOf(operation: string, status: number, body: unknown): readonly string[] {
  const schema = schemas.operations[operation]?.responses?.[String(status)]?.["application/json"];
  if (schema === undefined) return body === undefined ? [] : ["a body where none is declared"];
  const anchored: object = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/'));
  return ajv.validate(anchored, body) ? [] : [ajv.errorsText()];
}
