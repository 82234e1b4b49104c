const globals = `Object Function Array Number Boolean String Symbol BigInt Math JSON Date RegExp Promise Proxy Reflect Intl Iterator
Map Set WeakMap WeakSet WeakRef Error AggregateError TypeError RangeError SyntaxError EvalError ReferenceError URIError DOMException
ArrayBuffer SharedArrayBuffer DataView Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array
Float64Array BigInt64Array BigUint64Array Generator AsyncGenerator Iterable AsyncIterable AsyncIterator IterableIterator
Request Response Headers BodyInit HeadersInit RequestInit RequestInfo ResponseInit Blob File FormData URL URLSearchParams
ReadableStream WritableStream TransformStream AbortController AbortSignal Buffer TextEncoder TextDecoder Temporal
NaN Infinity`;

const utilityTypes = `Partial Required Readonly Record Pick Omit Exclude Extract NonNullable Parameters ConstructorParameters ReturnType
InstanceType ThisParameterType OmitThisParameter ThisType Awaited NoInfer Uppercase Lowercase Capitalize Uncapitalize PropertyKey
ReadonlyArray ReadonlyMap ReadonlySet ArrayLike PromiseLike`;

/** What `types.gen.ts` exports beside the schemas; `$defs` is a name of openapi-typescript's, kept free for its users. */
const generatedNames = "paths operations components webhooks $defs";

const keywords = `abstract any arguments as async await bigint boolean break case catch class const continue debugger declare default delete
do else enum eval export extends false finally for from function get if implements import in infer instanceof interface is keyof let
module namespace never new null number object of package private protected public readonly require return satisfies set static string
super switch symbol this throw true try type typeof undefined unique unknown using var void while with yield`;

/** Words that cannot be bound by `const` or `export function` in a module, or would shadow what such code needs. */
const unbindable = `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
finally for function if implements import in instanceof interface let new null package private protected public return static super
switch this throw true try typeof undefined var void while with yield NaN Infinity`;

/** Members that every object has, and `then`, which makes an object look like a promise. */
const objectMembers = `constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__
__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ then`;

/** Members that a generated client or mocks have beside the operations, or are to have. */
const layerMembers = `raw health handlers fetch operation operations collections calls scenario reset listen boundary
assertNoUnused`;

const words = (text: string): readonly string[] => text.split(/\s+/);

/** Names that no schema's type may have: it would hide what TypeScript or the generated code already has. */
export const reservedTypeNames: ReadonlySet<string> = new Set([
  ...words(globals),
  ...words(utilityTypes),
  ...words(generatedNames),
  ...words(keywords),
]);

/** Names that no operation may have: a module cannot bind them, or the object that has the operations has them already. */
export const reservedOperationNames: ReadonlySet<string> = new Set([
  ...words(unbindable),
  ...words(objectMembers),
  ...words(layerMembers),
]);
