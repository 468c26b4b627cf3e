import type { MeasureSet } from '../../evaluation/measureSet';
import type { Words } from '../../i18n';
import type { MeasureStyle } from './Measures';

/** A measure as the row of a table. */
export interface MeasureRow {
  key: string;
  name: string;
  style: MeasureStyle;
  /** Picks this row's entry from a set of measures; undefined if a run does not have the class. */
  pick: <T>(set: MeasureSet<T>) => T | undefined;
}

/** The measures of a class that have intervals, with their units: shares in percent, F1 from 0 to 1. */
export const CLASS_MEASURES = [
  ['sensitivity', 'se', 'percent'],
  ['positivePredictivity', 'pp', 'percent'],
  ['f1', 'f1', 'number'],
] as const;

/** Accuracy, the headline's macro F1, kappa, then Se, +P and F1 of each class. @param names of the classes */
export function measureRows(names: readonly string[], { results, compare }: Words): MeasureRow[] {
  return [
    { key: 'accuracy', name: results.accuracy, style: 'percent', pick: (set) => set.accuracy },
    { key: 'macroF1', name: results.macroF1, style: 'number', pick: (set) => set.headlineF1 },
    { key: 'kappa', name: results.kappa, style: 'number', pick: (set) => set.cohenKappa },
    ...names.flatMap((name, index) =>
      CLASS_MEASURES.map(
        ([key, measure, style]): MeasureRow => ({
          key: `${name}-${key}`,
          name: compare.ofClass({ name, measure: results[measure] }),
          style,
          pick: (set) => set.perClass[index]?.[key],
        }),
      ),
    ),
  ];
}
