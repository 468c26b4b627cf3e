import { computeMetrics } from './computeMetrics';
import { addConfusions } from './confusionMatrix';
import type { ClassOwners } from './recordErrors';
import type { ConfusionMatrix, Metrics } from './types';

/** The measures of all records but one, and of that one. */
export interface RecordApart {
  /** Index in the list of matrices. */
  record: number;
  without: Metrics;
  alone: Metrics;
}

/**
 * The figures with each record left out that holds a share of a class or of its errors, in the order of the classes.
 *
 * @param matrices one per record @param owners of these @param share 0.2: a fifth and more
 */
export function recordsApart(
  matrices: readonly ConfusionMatrix[],
  owners: readonly ClassOwners[],
  share: number,
): RecordApart[] {
  const holdings = owners.flatMap(({ beats, errors }) => [beats, errors]);
  const records = holdings.flatMap((holding) =>
    holding && holding.count / holding.of >= share ? [holding.record] : [],
  );
  return [...new Set(records)].map((record) => ({
    record,
    without: computeMetrics(addConfusions(matrices.filter((_, index) => index !== record))),
    alone: computeMetrics(matrices[record]!),
  }));
}
