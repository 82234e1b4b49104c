import type { Contract, OperationModel, ResponseModel } from "../model.ts";

/** The responses of success: 2xx ones, else `2XX`, else `default` where the operation declares nothing but errors beside it. */
export function successResponses(operation: Pick<OperationModel, "responses">): readonly ResponseModel[] {
  const { responses } = operation;
  const exact = responses.filter(({ status }) => /^2\d\d$/.test(status));
  if (exact.length > 0) return exact;
  const range = responses.filter(({ status }) => /^2xx$/i.test(status));
  if (range.length > 0) return range;
  const others = responses.some(({ status }) => /^[13]/.test(status));
  return others ? [] : responses.filter(({ status }) => status === "default");
}

/** The response that a status falls under: the exact one, its range (`4XX`), or `default`. @see OpenAPI 3.1 §4.8.16 */
export function responseFor(
  operation: Pick<OperationModel, "responses">,
  status: number,
): ResponseModel | undefined {
  const find = (wanted: string): ResponseModel | undefined =>
    operation.responses.find((response) => response.status.toUpperCase() === wanted);
  return find(String(status)) ?? find(`${Math.floor(status / 100)}XX`) ?? find("DEFAULT");
}

/** The operation of an id; webhooks and callbacks are not searched. */
export function operationById(
  contract: Pick<Contract, "operations">,
  id: string,
): OperationModel | undefined {
  return contract.operations.find((operation) => operation.id === id);
}
