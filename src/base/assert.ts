/** Throws when an invariant of the code itself is broken. Never used for bad input: that ends in a problem for the person. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`This should not happen: ${message}`);
}
