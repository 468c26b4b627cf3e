import { useMemo } from 'react';
import { faultsOf } from '../../state/train/preflight';
import { formatCount } from '../../widgets/format';
import { protocolWords } from '../protocolWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { roughTime } from './roughTime';
import { usePreflight } from './usePreflight';
import { useRecipeSeconds } from './useRecipeEstimate';

/** The plan in one line, and how many faults the leak check finds in it. */
export function usePlanLine(): { plan: string; faults: number } {
  const words = useWords();
  const prepare = useLab((state) => state.prepareSettings);
  const train = useLab((state) => state.trainSettings);
  const recipe = useMemo(() => ({ prepare, train }), [prepare, train]);
  const seconds = useRecipeSeconds(recipe);
  const faults = faultsOf(usePreflight().leaks).length;
  const parts = [
    protocolWords(train.protocol, words),
    words.train.epochsCount(formatCount(train.epochs), train.epochs === 1),
    ...roughTime(seconds, words.train.about),
  ];
  return { plan: parts.join(' · '), faults };
}
