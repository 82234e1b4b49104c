import { whyNothingFits } from "@lockstep/mocks";
import { type ContractSchemas, dereferenceIn, type Operation, type Schema } from "@lockstep/operation";

/**
 * Why an operation cannot be called or answered validly: a parameter that it requires, its body in every media type, or one of its
 * successes is described by a schema that no value fits. `undefined`: no reason is known.
 */
export function impossibility(operation: Operation, schemas: ContractSchemas): string | undefined {
  const { parameters = {}, body = {}, responses = {} } = schemas.operations[operation.id] ?? {};
  const why = (place: string, schema: Schema | undefined): readonly string[] => {
    const reason = schema === undefined ? undefined : whyNothingFits(schemas.components, schema);
    return reason === undefined ? [] : [`no ${place} can be valid (${reason})`];
  };
  const required = (operation.parameters ?? []).filter((one) => one.required);
  const bodies = Object.values(body).map((schema) => why("body", schema));
  const [first] = [
    ...required.flatMap(({ in: place, name }) =>
      place === "path" && isAlwaysEmpty(parameters[`path.${name}`], schemas)
        ? [`path.${name} can only be an empty object, which no path can hold`]
        : [],
    ),
    ...required.flatMap(({ in: place, name }) => why(`${place}.${name}`, parameters[`${place}.${name}`])),
    ...(bodies.every((reasons) => reasons.length > 0) ? bodies.flat() : []),
    ...Object.entries(responses).flatMap(([status, content]) =>
      /^2/.test(status) ? Object.values(content).flatMap((schema) => why(`answer ${status}`, schema)) : [],
    ),
  ];
  return first;
}

function isAlwaysEmpty(schema: Schema | undefined, schemas: ContractSchemas): boolean {
  const target = dereferenceIn(schemas)(schema);
  if (typeof target !== "object" || target["additionalProperties"] !== false) return false;
  const properties: readonly unknown[] = Object.values((target["properties"] ?? {}) as object);
  return properties.every((one) => typeof one === "object" && one !== null && "readOnly" in one);
}
