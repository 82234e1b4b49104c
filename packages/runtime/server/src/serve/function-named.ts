/** What is given for an operation or a scheme; not what every object inherits, like `toString`. */
export function functionNamed(
  given: object | undefined,
  name: string,
): ((context: object) => unknown) | undefined {
  const member: unknown = given && Reflect.get(given, name);
  if (!isFunction(member) || member === Reflect.get(Object.prototype, name)) return undefined;
  return (context) => Reflect.apply(member, given, [context]);
}

function isFunction(value: unknown): value is (context: object) => unknown {
  return typeof value === "function";
}
