import type { QrsRows } from './qrsRows';

export interface ClusterOptions {
  /** A beat whose correlation with every template is lower than this is the first of a new one. */
  leastCorrelation: number;
  /** Most templates of the result. */
  most: number;
}

/** Templates while beats are gathered: more than are wanted, so that a stretch of noise does not take the place of a shape. */
const MOST_GATHERED = 64;
/** Times that beats are given to the nearest template, and templates made anew of theirs. */
const ROUNDS = 3;

/** Sums of the rows of a template: its mean but for a factor. */
interface Gathered {
  sum: Float64Array;
  length: number;
  count: number;
}

/**
 * Groups rows by their shape, as Holter software does: each beat is compared with the templates so far by correlation, joins the nearest
 * or begins a new one; then templates that are alike are joined, the smallest beyond `most` given up, and every beat goes to the nearest.
 * (Matching of QRS templates by cross-correlation: Krasteva and Jekova 2007, Ann Biomed Eng 35, 2065; order of steps and limits are the lab's.)
 *
 * Takes time in proportion to rows × templates, and no chance. Rows that are all zeros make one group of their own.
 *
 * @returns the group of each row, from 0
 */
export function clusterRows({ width, rows }: QrsRows, options: ClusterOptions): Uint8Array {
  const count = width === 0 ? 0 : rows.length / width;
  const rowOf = (i: number) => rows.subarray(i * width, (i + 1) * width);
  let templates = reduced(gather(), options);
  const group = new Uint8Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    const next = templates.map(() => emptyTemplate(width));
    for (let i = 0; i < count; i++) {
      const row = rowOf(i);
      if (isFlat(row)) continue;
      group[i] = nearest(templates, row).at;
      add(next[group[i]!]!, row);
    }
    templates = next;
  }
  for (let i = 0; i < count; i++) if (isFlat(rowOf(i))) group[i] = templates.length;
  return withoutGaps(group);

  function gather(): Gathered[] {
    const found: Gathered[] = [];
    for (let i = 0; i < count; i++) {
      const row = rowOf(i);
      if (isFlat(row)) continue;
      const { at, correlation } = nearest(found, row);
      if (correlation >= options.leastCorrelation) {
        add(found[at]!, row);
        continue;
      }
      if (found.length === MOST_GATHERED) found.splice(smallest(found), 1);
      const fresh = emptyTemplate(width);
      add(fresh, row);
      found.push(fresh);
    }
    return found;
  }
}

/** Joins the two that are most alike as long as they are alike enough, then gives up the smallest that are too many. */
function reduced(gathered: readonly Gathered[], { leastCorrelation, most }: ClusterOptions): Gathered[] {
  const templates = [...gathered];
  for (;;) {
    let best = { correlation: leastCorrelation, one: -1, other: -1 };
    for (let one = 0; one < templates.length; one++) {
      for (let other = one + 1; other < templates.length; other++) {
        const [a, b] = [templates[one]!, templates[other]!];
        const correlation = product(a.sum, b.sum) / (a.length * b.length);
        if (correlation >= best.correlation) best = { correlation, one, other };
      }
    }
    if (best.one < 0) break;
    const [gone] = templates.splice(best.other, 1);
    join(templates[best.one]!, gone!);
  }
  while (templates.length > most) templates.splice(smallest(templates), 1);
  return templates;
}

const emptyTemplate = (width: number): Gathered => ({ sum: new Float64Array(width), length: 0, count: 0 });

function add(template: Gathered, row: Float32Array | Float64Array, count = 1): void {
  const { sum } = template;
  for (let i = 0; i < sum.length; i++) sum[i]! += row[i]!;
  template.length = Math.sqrt(product(sum, sum));
  template.count += count;
}

const join = (template: Gathered, other: Gathered) => add(template, other.sum, other.count);

/** The template that a row is most alike, the first of equals; −1 of none. One that nothing was given to is like nothing. */
function nearest(templates: readonly Gathered[], row: Float32Array): { at: number; correlation: number } {
  let best = { at: -1, correlation: Number.NEGATIVE_INFINITY };
  for (let at = 0; at < templates.length; at++) {
    const { sum, length } = templates[at]!;
    const correlation = length > 0 ? product(row, sum) / length : -1;
    if (correlation > best.correlation) best = { at, correlation };
  }
  return best;
}

/** The template with the fewest beats, the last of equals. */
function smallest(templates: readonly Gathered[]): number {
  let at = 0;
  templates.forEach(({ count }, i) => {
    if (count <= templates[at]!.count) at = i;
  });
  return at;
}

function product(a: Float32Array | Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const isFlat = (row: Float32Array) => row.every((value) => value === 0);

/** The same groups numbered from 0, in the order of their first rows. */
function withoutGaps(group: Uint8Array): Uint8Array {
  const number = new Map<number, number>();
  return group.map((of) => {
    const known = number.get(of) ?? number.size;
    number.set(of, known);
    return known;
  });
}
