/** Throws when something that the code itself must guarantee does not hold; never used for what a person gives us. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`This should not happen: ${message}`);
}
