/** The member `Key` of a body, whichever of its variants has it; without `undefined`. */
export type Member<Body, Key extends PropertyKey> = Body extends { readonly [K in Key]?: infer Value }
  ? Exclude<Value, undefined>
  : never;

/** The element of an array. */
export type Item<List> = List extends readonly (infer Element)[] ? Element : never;
