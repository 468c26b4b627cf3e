/**
 * How many beats of each class the splits of `src/beats/splits` give to each part. The splits themselves need the
 * labels of every beat; a plan needs only these counts, and a test holds the two together.
 */

/** As `stratifiedHoldOut`: the rounded fraction, but at least one in each part where there are two beats. */
export function heldOut(count: number, fraction: number): number {
  if (fraction === 0 || count === 0) return 0;
  if (fraction === 1) return count;
  return Math.max(Math.min(1, count - 1), Math.min(count - 1, Math.round(count * fraction)));
}

/**
 * As `stratifiedKFold`: classes are dealt one after the other, the deal goes on where the class before ended.
 *
 * @returns [fold][class]
 */
export function dealToFolds(counts: readonly number[], folds: number): number[][] {
  const dealt = Array.from({ length: folds }, () => counts.map(() => 0));
  let next = 0;
  counts.forEach((count, classIndex) => {
    for (let fold = 0; fold < folds; fold++) {
      const place = (fold - next + folds) % folds;
      dealt[fold]![classIndex] = Math.floor(count / folds) + (place < count % folds ? 1 : 0);
    }
    next = (next + count) % folds;
  });
  return dealt;
}

/**
 * As `stratifiedSample`: a minimum of each present class, the rest of the limit in proportion (largest remainder).
 *
 * @param limit null = all beats
 */
export function sampleCounts(
  counts: readonly number[],
  limit: number | null,
  minimumPerClass = 50,
): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (limit === null || total <= limit) return [...counts];
  const present = counts.filter((count) => count > 0).length;
  const few = Math.min(minimumPerClass, Math.floor(limit / present));
  const quotas = counts.map((count) => Math.min(count, few));
  let left = limit - quotas.reduce((sum, count) => sum + count, 0);
  const rest = counts.map((count, index) => count - quotas[index]!);
  const restTotal = rest.reduce((sum, count) => sum + count, 0);
  if (restTotal === 0) return quotas;

  const exact = rest.map((count) => (count * left) / restTotal);
  const sampled = quotas.map((quota, index) => quota + Math.floor(exact[index]!));
  left -= exact.reduce((sum, value) => sum + Math.floor(value), 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) sampled[index]!++;
  return sampled;
}
