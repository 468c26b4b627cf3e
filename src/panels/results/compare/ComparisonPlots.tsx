import { useMemo } from 'react';
import type { RunView } from '../../../experiment/run/types';
import { comparedClasses, metricsBeside } from '../../../state/results/compareRuns';
import { knownIntervals } from '../../../state/results/runRecords';
import { formatCount } from '../../../widgets/format';
import type { CurveLine } from '../../curveFigures';
import { LearningCurves } from '../../LearningCurves';
import { useWords } from '../../useWords';
import { DotPlots } from '../DotPlots';
import { runColour } from '../runColour';
import { runLetter } from '../runLetter';

/** The measures of the classes of all runs, in the colours of the runs. */
export function ComparisonDots({ runs }: { runs: readonly RunView[] }) {
  return (
    <DotPlots
      names={comparedClasses(runs)}
      runs={runs.map((run, index) => ({
        id: run.id,
        letter: runLetter(index),
        colour: runColour(index),
        metrics: metricsBeside(runs[0]!, run),
        intervals: knownIntervals(run),
      }))}
    />
  );
}

/** The curves of all runs over each other, in the colours of the runs. */
export function ComparisonCurves({ runs }: { runs: readonly RunView[] }) {
  const { compare: words, train } = useWords();
  const folds = useMemo(
    () => runs.flatMap((run, index) => run.folds.map((fold, at) => ({ fold, at, index }))),
    [runs],
  );
  const histories = useMemo(() => folds.map(({ fold }) => fold.history), [folds]);
  const bestEpochs = useMemo(() => folds.map(({ fold }) => fold.bestEpoch), [folds]);
  const lines = useMemo(
    () =>
      folds.map(({ at, index }): CurveLine => {
        const letter = runLetter(index);
        const fold = train.foldName(formatCount(at + 1));
        const name = words.curveOf({ letter, fold });
        return { name, colour: runColour(index), label: at === 0 ? letter : undefined };
      }),
    [folds, words, train],
  );
  return (
    <LearningCurves
      title={words.curves}
      histories={histories}
      // All folds of all runs are shown.
      plannedFolds={1}
      plannedEpochs={Math.max(...runs.map(({ experiment }) => experiment.train.epochs))}
      bestEpochs={bestEpochs}
      lines={lines}
    />
  );
}
