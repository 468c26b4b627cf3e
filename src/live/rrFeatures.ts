import { causalFeatures, outdatedBeats } from '../beats/beatFeatures';

/** The causal columns of `beatFeatures` for beats as they come: the same numbers as for the record up to each beat. */
export function createRrFeatures() {
  let times: number[] = [];
  let firstSec = 0;
  let countBefore = 0;
  return {
    /** @param timeSec later than that of the last beat */
    push(timeSec: number): Readonly<Record<string, number>> {
      if (times.length === 0) firstSec = timeSec;
      times.push(timeSec);
      const outdated = outdatedBeats(times);
      times.splice(0, outdated);
      countBefore += outdated;
      return causalFeatures({ timesSec: times, firstSec, countBefore });
    },
    /** Nobody knows what came after the last beat. */
    gap() {
      times = [];
      countBefore = 0;
    },
  };
}
