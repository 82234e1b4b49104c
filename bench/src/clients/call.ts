/** One operation of GitHub's document with an input, for programs that call it. */
export interface Call {
  readonly operationId: string;
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly input: {
    readonly path?: Readonly<Record<string, string | number>>;
    readonly query?: Readonly<Record<string, string | number>>;
    readonly body?: object;
  };
  /** What the program reads of a success's data, e.g. `.full_name` or `[0]?.title`. */
  readonly read: string;
}

const repository = { owner: "octocat", repo: "hello-world" };

/** Twenty operations that programs do call: lists, single resources, searches, creations, updates. */
export const calls: readonly Call[] = [
  get("repos/get", "/repos/{owner}/{repo}", { path: repository }, ".full_name"),
  get(
    "repos/list-for-user",
    "/users/{username}/repos",
    { path: { username: "octocat" }, query: { sort: "updated", per_page: 5 } },
    "[0]?.name",
  ),
  get("repos/list-commits", "/repos/{owner}/{repo}/commits", { path: repository }, "[0]?.sha"),
  get(
    "repos/get-branch",
    "/repos/{owner}/{repo}/branches/{branch}",
    { path: { ...repository, branch: "main" } },
    ".name",
  ),
  get("repos/list-tags", "/repos/{owner}/{repo}/tags", { path: repository }, "[0]?.name"),
  get("repos/get-latest-release", "/repos/{owner}/{repo}/releases/latest", { path: repository }, ".tag_name"),
  change(
    "POST",
    "repos/create-release",
    "/repos/{owner}/{repo}/releases",
    { path: repository, body: { tag_name: "v1.0.0" } },
    ".id",
  ),
  get(
    "issues/list-for-repo",
    "/repos/{owner}/{repo}/issues",
    { path: repository, query: { state: "open" } },
    "[0]?.title",
  ),
  get(
    "issues/get",
    "/repos/{owner}/{repo}/issues/{issue_number}",
    { path: { ...repository, issue_number: 7 } },
    ".title",
  ),
  change(
    "POST",
    "issues/create",
    "/repos/{owner}/{repo}/issues",
    { path: repository, body: { title: "Found a bug" } },
    ".number",
  ),
  change(
    "PATCH",
    "issues/update",
    "/repos/{owner}/{repo}/issues/{issue_number}",
    { path: { ...repository, issue_number: 7 }, body: { state: "closed" } },
    ".state",
  ),
  change(
    "POST",
    "issues/create-comment",
    "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    { path: { ...repository, issue_number: 7 }, body: { body: "Me too" } },
    ".id",
  ),
  get(
    "pulls/list",
    "/repos/{owner}/{repo}/pulls",
    { path: repository, query: { state: "all" } },
    "[0]?.title",
  ),
  get(
    "pulls/get",
    "/repos/{owner}/{repo}/pulls/{pull_number}",
    { path: { ...repository, pull_number: 3 } },
    ".merged",
  ),
  change(
    "POST",
    "pulls/create",
    "/repos/{owner}/{repo}/pulls",
    { path: repository, body: { title: "Fix it", head: "fix", base: "main" } },
    ".number",
  ),
  get("users/get-by-username", "/users/{username}", { path: { username: "octocat" } }, ".login"),
  get("orgs/get", "/orgs/{org}", { path: { org: "github" } }, ".login"),
  get("search/repos", "/search/repositories", { query: { q: "openapi", sort: "stars" } }, ".total_count"),
  change(
    "POST",
    "gists/create",
    "/gists",
    { body: { files: { "a.txt": { content: "hello" } } } },
    ".created_at",
  ),
  get(
    "actions/list-workflow-runs-for-repo",
    "/repos/{owner}/{repo}/actions/runs",
    { path: repository },
    ".total_count",
  ),
];

function get(operationId: string, path: string, input: Call["input"], read: string): Call {
  return { operationId, method: "GET", path, input, read };
}

function change(
  method: "POST" | "PATCH",
  operationId: string,
  path: string,
  input: Call["input"],
  read: string,
): Call {
  return { operationId, method, path, input, read };
}
