import { annotatorOf } from '../../base/filePath';
import type { Experiment } from '../../experiment/settings/types';

/** Headers and signals, which are no annotations; an EDF+ file holds both. */
const SIGNALS = /^(?:hea|dat|mat|d\d+|xyz|csv|txt|ecg)$/i;

/** Whose annotations a run's beats are from, as their files are called, and how many records each has; the most used first. */
export function runAnnotators({ records }: Pick<Experiment, 'records'>): { name: string; records: number }[] {
  const counts = new Map<string, number>();
  for (const { files } of records) {
    // The annotations in use come after header and signals.
    const name = annotatorOf(files.at(-1)?.name ?? '');
    if (name !== '' && !SIGNALS.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, records: count }))
    .sort((a, b) => b.records - a.records || (a.name < b.name ? -1 : 1));
}
