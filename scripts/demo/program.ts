import type { AgentCreate, Fleet, FleetOptions } from "@fleet-api/client";

/** Makes a client of whoever answers. */
export type MakeFleet = (options: Pick<FleetOptions, "auth" | "onDeprecated">) => Fleet;

/** What one step of the program saw. */
export interface Answer {
  readonly step: string;
  /** In a form that is equal when server and mocks mean the same. */
  readonly answer: string;
  /** Whether it is what the contract promises. */
  readonly held: boolean;
}

const credentials = { email: "admin@fleet.example", password: "password" };
const hostnames = ["web-1", "web-2", "web-3", "web-4", "web-5", "web-6", "web-7"];

type Outcome = Omit<Answer, "step">;

/** One program against the Fleet API. It does not know who answers. */
export async function runProgram(makeFleet: MakeFleet): Promise<readonly Answer[]> {
  const warnings: string[] = [];
  const stranger = makeFleet({});
  const session: { token?: string } = {};
  const fleet = makeFleet({
    auth: { bearerAuth: () => session.token },
    onDeprecated: ({ message }) => warnings.push(message),
  });
  const steps: readonly (readonly [string, () => Promise<Outcome>])[] = [
    ["log in", () => logIn(stranger, session)],
    ["call without a token", () => callWithoutToken(stranger)],
    ["create 7 agents", () => createAgents(fleet)],
    ["page through them, 3 a page", () => pageThroughAgents(fleet)],
    ["change one and read it", () => changeAgent(fleet)],
    ["get one that is not there", () => getMissingAgent(fleet)],
    ["call the deprecated v1 twice", () => callDeprecated(fleet, warnings)],
    ["send a bad request", () => sendBadRequest(fleet)],
  ];
  const answers: Answer[] = [];
  for (const [step, take] of steps) {
    try {
      answers.push({ step, ...(await take()) });
    } catch (error) {
      answers.push({ step, answer: String(error), held: false });
    }
  }
  return answers;
}

async function logIn(fleet: Fleet, session: { token?: string }): Promise<Outcome> {
  const { access_token, token_type, expires_in } = await fleet.login.orThrow({ body: credentials });
  session.token = access_token;
  return { answer: `a ${token_type} token for ${expires_in} s`, held: access_token.length >= 16 };
}

async function callWithoutToken(fleet: Fleet): Promise<Outcome> {
  const result = await fleet.listAgents();
  const answer = result.ok ? "let in" : `${result.status} ${result.error.code}`;
  return { answer, held: answer === "401 AUTH_INVALID_TOKEN" };
}

async function createAgents(fleet: Fleet): Promise<Outcome> {
  const seen: string[] = [];
  for (const hostname of hostnames) {
    const body: AgentCreate = { hostname, platform: "linux", version: "2.4.1", tags: ["demo"] };
    const result = await fleet.createAgent({ body });
    seen.push(result.ok ? `${result.status} ${result.headers.get("location")}` : result.error.message);
  }
  const held = seen.every((one, index) => one === `201 /api/v2/agents/${index + 1}`);
  return { answer: `${seen[0]} … ${seen.at(-1)}`, held };
}

async function pageThroughAgents(fleet: Fleet): Promise<Outcome> {
  const pages: string[][] = [];
  let total: number | undefined;
  for await (const page of fleet.listAgents.pages({ query: { limit: 3, sort: "hostname:desc" } })) {
    pages.push(page.items.map(({ hostname }) => hostname));
    total = page.total;
  }
  return {
    answer: `${pages.map((page) => page.join(" ")).join(" | ")} (${total} in all)`,
    held: pages.length === 3 && total === 7 && pages.flat().join() === hostnames.toReversed().join(),
  };
}

async function changeAgent(fleet: Fleet): Promise<Outcome> {
  const path = { agentId: 3 };
  await fleet.updateAgent.orThrow({ path, body: { status: "maintenance" } });
  const { hostname, status, tags } = await fleet.getAgent.orThrow({ path });
  const answer = `${hostname} is in ${status}, tags still ${tags.join()}`;
  return {
    answer,
    held: answer === "web-3 is in maintenance, tags still demo",
  };
}

async function getMissingAgent(fleet: Fleet): Promise<Outcome> {
  const result = await fleet.getAgent({ path: { agentId: 4711 } });
  if (result.ok) return { answer: `found ${result.data.hostname}`, held: false };
  const { error } = result;
  if (error.code !== "RES_NOT_FOUND") return { answer: `${error.kind} ${error.code}`, held: false };
  // The code has narrowed the details.
  const { resource, id } = error.details;
  return {
    answer: `${error.status} ${error.code}: ${resource} ${id}`,
    held: resource === "Agent" && id === 4711,
  };
}

async function callDeprecated(fleet: Fleet, warnings: readonly string[]): Promise<Outcome> {
  const result = await fleet.listAgentsV1({ query: { limit: 2 } });
  await fleet.listAgentsV1({ query: { limit: 2, offset: 2 } });
  const [warning = "no warning", ...more] = warnings;
  return {
    answer: `${result.status}, warned once: ${warning}`,
    held:
      result.ok && more.length === 0 && warning.includes("2027-06-30") && /use listAgents\b/.test(warning),
  };
}

async function sendBadRequest(fleet: Fleet): Promise<Outcome> {
  const result = await fleet.createAgent({
    // @ts-expect-error The types refuse it, so the server has to.
    body: { hostname: "web-8", platform: "amiga", version: "2.4.1" },
  });
  if (result.ok || result.error.code !== "VAL_ERROR") return { answer: `${result.status}`, held: false };
  const [fault] = result.error.details;
  const answer = `${result.status} ${result.error.code}: ${fault?.field} ${fault?.message}`;
  return { answer, held: result.error.status === 422 && fault?.field === "platform" };
}
