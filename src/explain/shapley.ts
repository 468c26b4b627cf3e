import type { ExplainedInput, Probe, Shares } from './types';

/** Rows that are made at once. */
const ROWS = 64;

/**
 * Exact Shapley values (Shapley 1953, doi 10.1515/9781400881970-018) of the parts of the input: the logit is computed for every set of parts taken
 * from the beat, the others from the base: 2^n rows for n parts. They sum to the difference between the beat's logit and that of the base.
 *
 * @throws Error with more than 12 parts
 */
export async function shapleyShares(probe: Pick<Probe, 'logits'>, input: ExplainedInput): Promise<Shares> {
  const { values, base, parts } = input;
  const n = parts.length;
  if (n > 12) throw new Error(`The exact shares of ${n} parts would need ${2 ** n} predictions.`);
  const size = values.length;
  const sets = 2 ** n;
  const logits = new Float64Array(sets);
  for (let start = 0; start < sets; start += ROWS) {
    const count = Math.min(ROWS, sets - start);
    const rows = new Float32Array(count * size);
    for (let i = 0; i < count; i++) {
      const row = rows.subarray(i * size, (i + 1) * size);
      row.set(base);
      parts.forEach(({ places }, part) => {
        if (((start + i) >> part) & 1) for (const place of places) row[place] = values[place]!;
      });
    }
    logits.set(await probe.logits(rows), start);
  }
  return {
    base: logits[0]!,
    logit: logits[sets - 1]!,
    parts: parts.map(({ name }, part) => ({ name, value: shapleyValue(logits, n, part) })),
  };
}

/** Σ over the sets S without the part: |S|! (n − |S| − 1)! / n! · (v(S with it) − v(S)). */
function shapleyValue(logits: Float64Array, n: number, part: number): number {
  let value = 0;
  for (let set = 0; set < logits.length; set++) {
    if ((set >> part) & 1) continue;
    value += (logits[set | (1 << part)]! - logits[set]!) / (n * binomial(n - 1, bitsOf(set)));
  }
  return value;
}

function bitsOf(set: number): number {
  let bits = 0;
  for (let rest = set; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
}
