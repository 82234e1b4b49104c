import type { Check, SchemaChecker } from "@lockstep/operation";

/**
 * A checker for which a schema that cannot be compiled accepts everything: of a contract of which the server would not start, the
 * mocks answer what they can.
 */
export function tolerantChecker(checker: SchemaChecker, warn: (message: string) => void): SchemaChecker {
  const warned = new Set<string>();
  const attempt = (place: string, compile: () => Check | undefined): Check | undefined => {
    try {
      return compile();
    } catch (error) {
      if (!warned.has(place)) {
        warned.add(place);
        warn(`${place} is not checked: its schema cannot be compiled (${String(error)}).`);
      }
      return undefined;
    }
  };
  return {
    parameter: (id, place) => attempt(`${id} ${place}`, () => checker.parameter(id, place)),
    body: (id, mediaType) => attempt(`${id} ${mediaType}`, () => checker.body(id, mediaType)),
    response: (id, status, mediaType) =>
      attempt(`${id} ${status} ${mediaType}`, () => checker.response(id, status, mediaType)),
  };
}
