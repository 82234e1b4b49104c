import {
  ajvChecker,
  dereferenceIn,
  type Operation,
  operationFinder,
  signedCursors,
} from "@lockstep/operation";
import { mockFetch } from "./adapters/fetch.ts";
import { mswHandlers } from "./adapters/msw.ts";
import { createCallLog } from "./call-log.ts";
import { createStore } from "./collections/store.ts";
import type { Control, Kit } from "./kit.ts";
import { clearPlan, mockOperation, newPlan } from "./overrides/plan.ts";
import { readBase, readPlaces } from "./request/base.ts";
import { tolerantChecker } from "./request/tolerant-checker.ts";
import { createResponder } from "./responder.ts";
import { createSampling } from "./sampler/sampling.ts";
import { createAjv } from "./sampler/validator.ts";
import { scenarioEffect } from "./scenarios.ts";
import type { MockContract } from "./types/contract.ts";
import type { MockOperation, UnknownOperation } from "./types/mock-operation.ts";
import type { MockCall, Mocks } from "./types/mocks.ts";
import type { MocksOptions } from "./types/options.ts";
import type { StoreRole, World } from "./world.ts";

/**
 * Makes the mocks of a contract: a member for each operation by its id, `collections` by their names, and the members of
 * {@link Mocks}, which win over an operation of the same name (reach that by `operation(id)`).
 * @typeParam M the generated interface of the contract's mocks.
 */
export function createApiMocks<M extends Mocks<never>>(
  contract: MockContract,
  options: MocksOptions = {},
): M {
  const world = createWorld(contract, options);
  const plans = new Map(Object.values(contract.operations).map(({ id }) => [id, newPlan()]));
  const members = new Map([...plans].map(([id, plan]) => [id, mockOperation(plan)]));
  const control: Control = { plans, log: createCallLog(), effect: {} };
  const kit: Kit = {
    world,
    control,
    options,
    sites: readPlaces(options.baseUrl, contract.api.servers, Object.values(contract.operations)).map(
      ({ base, operations }) => ({ base, finder: operationFinder(operations, contract.schemas) }),
    ),
    dereference: dereferenceIn(contract.schemas),
    checker: tolerantChecker(
      ajvChecker(contract.schemas, () => createAjv(false)),
      options.warn ?? console.warn,
    ),
    warned: new Set(),
  };
  const responder = createResponder(kit);
  const stores = new Set([...world.stores.values()].map(({ store }) => store));
  const origin = readBase(options.baseUrl, contract.api.servers).origin ?? "http://localhost";
  const common: Mocks = {
    get handlers() {
      return mswHandlers(responder);
    },
    fetch: mockFetch(responder, origin, options.unhandled),
    operation: (id) => memberOf(members, id),
    calls: <Id extends string>(id?: Id) =>
      control.log.calls.filter((call): call is MockCall<Id> => id === undefined || call.operation === id),
    scenario(name) {
      control.effect = scenarioEffect(name);
    },
    reset() {
      control.effect = {};
      control.log.clear();
      for (const plan of plans.values()) clearPlan(plan);
      for (const store of stores) store.reset();
    },
  };
  const collections = Object.fromEntries([...stores].map(({ name, face }) => [name, face]));
  const mocks = Object.defineProperties(
    { ...Object.fromEntries(members), collections },
    Object.getOwnPropertyDescriptors(common),
  );
  // The members are the contract's own: the generated interface states what was put together here from the same contract.
  return mocks as unknown as M;
}

function createWorld(contract: MockContract, options: MocksOptions): World {
  const operations = new Map<string, Operation>(
    Object.values(contract.operations).map((one) => [one.id, one]),
  );
  const { seed = 1, seedCollections: initial = 0, now = () => new Date() } = options;
  const sampling = createSampling(contract.schemas.components);
  const stores = new Map<string, StoreRole>();
  for (const [name, descriptor] of Object.entries(contract.collections ?? {})) {
    const store = createStore(name, descriptor, { sampling, seed, now, initial });
    for (const role of ["list", "create", "get", "update", "replace", "delete"] as const) {
      for (const id of [descriptor[role] ?? []].flat()) stores.set(id, { store, role });
    }
  }
  return {
    contract,
    operations,
    seed,
    sampling,
    stores,
    basePath: readBase(options.baseUrl, contract.api.servers).path,
    cursors: signedCursors(`lockstep-mocks-${seed}`),
  };
}

function memberOf(
  members: ReadonlyMap<string, MockOperation<UnknownOperation>>,
  id: string,
): MockOperation<UnknownOperation> {
  const member = members.get(id);
  if (!member) throw new RangeError(`The contract has no operation "${id}".`);
  return member;
}
