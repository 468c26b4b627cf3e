import { beatsByRecord } from '../input/beatsByRecord';

/** From which probability on a beat is certain, by class (N, SVEB, VEB, F, Q): those of Chen et al. 2020 (MACN), F's also for Q. */
const CERTAIN = [0.99, 0.99, 0.95, 0.99, 0.99];
/** Of how many certain beats a class has a centre. */
const FEWEST = 5;
/** How much of the answer is by the centres. */
const SHARE = 0.3;

export interface AdaptOptions {
  /** beats × classCount, as the network says; left as they are. */
  probabilities: Float32Array;
  /** beats × units of the last hidden layer. */
  hidden: Float32Array;
  /** Number of the record of each beat. */
  record: ArrayLike<number>;
  classCount: number;
}

/**
 * What a network says of beats once it has looked at the other tested beats of their records, without any label: beats of which it is certain are
 * clusters in the last hidden layer, and the others are drawn to the nearest one.
 *
 * In each record a class with five certain beats or more has a centre, their mean. Three tenths of a beat's answer are by the centres: what the network gave
 * to classes with one is divided among them as exp(−d), with d the squared distance from the centre over the mean squared distance of certain beats
 * from theirs. Records with fewer than two centres stay as they are.
 *
 * Clusters of certain beats as in Chen et al. 2020; theirs train the network, these do not. Shares and rule are the lab's
 * (docs/results/context-search.md, where it is measured what it is worth).
 *
 * @returns beats × classCount, each row with the sum that it had
 */
export function adaptToRecords({ probabilities, hidden, record, classCount }: AdaptOptions): Float32Array {
  const adapted = probabilities.slice();
  const units = hidden.length / Math.max(1, record.length);
  for (const beats of beatsByRecord(record)) {
    const centres = centresOf(beats, { probabilities, hidden, classCount, units });
    if (centres.classes.length < 2) continue;
    for (const beat of beats) {
      const row = beat * classCount;
      const nearness = centres.classes.map((_, i) =>
        Math.exp(-squaredDistance(hidden, beat * units, centres.values, i * units, units) / centres.spread),
      );
      const near = nearness.reduce((sum, value) => sum + value, 0);
      // Farther from all of them than numbers go: the centres have no say.
      if (!(near > 0)) continue;
      const given = centres.classes.reduce((sum, k) => sum + probabilities[row + k]!, 0);
      centres.classes.forEach((k, i) => {
        adapted[row + k] = (1 - SHARE) * probabilities[row + k]! + (SHARE * given * nearness[i]!) / near;
      });
    }
  }
  return adapted;
}

interface Centres {
  /** Those that have one, ascending. */
  classes: number[];
  /** classes × units. */
  values: Float64Array;
  /** Mean squared distance of their certain beats from them; more than 0. */
  spread: number;
}

function centresOf(
  beats: readonly number[],
  given: Pick<AdaptOptions, 'probabilities' | 'hidden' | 'classCount'> & { units: number },
): Centres {
  const { probabilities, hidden, classCount, units } = given;
  const certain = Array.from({ length: classCount }, (_, k) =>
    beats.filter((beat) => probabilities[beat * classCount + k]! >= CERTAIN[k]!),
  );
  const classes = certain.flatMap((own, k) => (own.length >= FEWEST ? [k] : []));
  const values = new Float64Array(classes.length * units);
  let distances = 0;
  let count = 0;
  classes.forEach((k, i) => {
    const own = certain[k]!;
    for (const beat of own)
      for (let u = 0; u < units; u++) values[i * units + u]! += hidden[beat * units + u]! / own.length;
    for (const beat of own) distances += squaredDistance(hidden, beat * units, values, i * units, units);
    count += own.length;
  });
  return { classes, values, spread: Math.max(distances / count, Number.MIN_VALUE) };
}

function squaredDistance(
  a: ArrayLike<number>,
  fromA: number,
  b: ArrayLike<number>,
  fromB: number,
  length: number,
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (a[fromA + i]! - b[fromB + i]!) ** 2;
  return sum;
}
