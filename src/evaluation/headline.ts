/**
 * A class with fewer tested beats is left out of the headline: one beat more or less recognised would move its F1 by a
 * twentieth and more, and the mean of all classes with it.
 */
export const HEADLINE_BEATS = 20;

/** Which classes have enough tested beats for the headline. @param beats tested beats of each true class */
export function headlineClasses(beats: readonly number[]): boolean[] {
  return beats.map((count) => count >= HEADLINE_BEATS);
}
