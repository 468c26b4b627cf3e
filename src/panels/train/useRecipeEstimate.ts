import { useMemo } from 'react';
import type { PrepareSettings } from '../../beats/types';
import type { TrainSettings } from '../../experiment/settings/types';
import { type MeasuredPace, measuredPace, recipeEstimate } from '../../state/train/timeEstimate';
import { useLab } from '../useLab';

/** The speed to estimate with; undefined if nothing was measured yet. */
export function usePace(): MeasuredPace | undefined {
  const engine = useLab((state) => state.engine);
  const engineChoice = useLab((state) => state.engineChoice);
  const openRun = useLab((state) => state.openRun);
  return useMemo(() => measuredPace({ engine, engineChoice, openRun }), [engine, engineChoice, openRun]);
}

/**
 * About how many seconds a recipe takes with the ticked records, for its card; undefined if nothing was measured yet or
 * no record is ticked.
 */
export function useRecipeSeconds(recipe: {
  prepare: Partial<PrepareSettings>;
  train: TrainSettings;
}): number | undefined {
  const pace = usePace();
  const records = useLab((state) => state.records);
  const prepareSettings = useLab((state) => state.prepareSettings);
  return useMemo(
    () => recipeEstimate({ pace, records, prepareSettings }, recipe)?.seconds,
    [pace, records, prepareSettings, recipe],
  );
}
