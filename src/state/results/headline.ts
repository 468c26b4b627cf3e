import { HEADLINE_BEATS, headlineClasses, type Metrics } from '../../evaluation';

export { HEADLINE_BEATS };

/** A class that is left out of the headline, with its tested beats. */
export interface LeftOut {
  classIndex: number;
  beats: number;
}

/** The classes with too few tested beats for the headline. */
export function leftOut({ perClass }: Pick<Metrics, 'perClass'>): LeftOut[] {
  const beats = perClass.map(({ support }) => support);
  const isIn = headlineClasses(beats);
  return beats.flatMap((count, classIndex) => (isIn[classIndex] ? [] : [{ classIndex, beats: count }]));
}
