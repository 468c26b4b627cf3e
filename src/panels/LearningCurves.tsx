import { useMemo, useState } from 'react';
import type { EpochPoint } from '../experiment/run/types';
import type { TrainingState } from '../state/types';
import { SegmentedField } from '../widgets/fields/SegmentedField';
import { SelectField } from '../widgets/fields/SelectField';
import { formatCount } from '../widgets/format';
import { Plot } from '../widgets/plot/Plot';
import { type CurveMeasure, type CurveOptions, curveFigure } from './curveFigures';
import styles from './LearningCurves.module.css';
import { useWords } from './useWords';

export interface LearningCurvesProps {
  histories: readonly (readonly EpochPoint[])[];
  /** Folds to choose from, finished or not. */
  plannedFolds: number;
  plannedEpochs: number;
  /** 1-based, per fold. */
  bestEpochs?: readonly number[];
  /** The training in hand, while there is one. */
  running?: TrainingState | undefined;
}

const NONE: readonly number[] = [];
const ALL = -1;
/** More than these make a row of buttons too long. */
const MOST_SEGMENTS = 6;

/** Loss and accuracy over epochs, training against validation, of all folds or of one. */
export function LearningCurves(props: LearningCurvesProps) {
  const { histories, plannedFolds, plannedEpochs, bestEpochs = NONE, running } = props;
  const words = useWords().train;
  const [choice, setChoice] = useState(ALL);
  const fold = choice === ALL || choice >= plannedFolds ? undefined : choice;
  const folds = Array.from({ length: plannedFolds }, (_, index) => ({
    value: index,
    label: words.foldName(formatCount(index + 1)),
  }));
  const epochs = Math.max(0, ...histories.map((history) => history.length));
  const epochWords = words.epochsCount(formatCount(epochs), epochs === 1);

  return (
    <section className={styles.curves} aria-label={words.curvesTitle}>
      <div className={styles.curvesHead}>
        <h3>{words.curvesTitle}</h3>
        <p>{running ? words.curvesLegendLive : words.curvesLegend}</p>
        {plannedFolds > 1 && plannedFolds < MOST_SEGMENTS && (
          <SegmentedField
            label={words.foldChoice}
            labelHidden
            value={fold ?? ALL}
            options={[
              { value: ALL, label: words.allFolds },
              ...folds.map(({ value }) => ({ value, label: formatCount(value + 1) })),
            ]}
            onChange={setChoice}
          />
        )}
        {plannedFolds >= MOST_SEGMENTS && (
          <SelectField
            label={words.foldChoice}
            value={fold ?? ALL}
            options={[{ value: ALL, label: words.allFolds }, ...folds]}
            onChange={setChoice}
          />
        )}
      </div>
      {epochs === 0 && !running ? (
        <p>{words.curvesEmpty}</p>
      ) : (
        <div className={styles.plots}>
          {(['loss', 'accuracy'] as const).map((measure) => (
            <Curve
              key={measure}
              measure={measure}
              histories={histories}
              plannedEpochs={plannedEpochs}
              bestEpochs={bestEpochs}
              fold={fold}
              running={running}
              ariaLabel={measure === 'loss' ? words.lossAria(epochWords) : words.accuracyAria(epochWords)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface CurveProps {
  measure: CurveMeasure;
  histories: readonly (readonly EpochPoint[])[];
  plannedEpochs: number;
  bestEpochs: readonly number[];
  fold: number | undefined;
  running: TrainingState | undefined;
  ariaLabel: string;
}

function Curve({ measure, histories, plannedEpochs, bestEpochs, fold, running, ariaLabel }: CurveProps) {
  const words = useWords().train;
  const inHand = useEpochInHand(running, measure);
  const figure = useMemo(
    () => curveFigure({ histories, measure, fold, bestEpochs, plannedEpochs, running: inHand, words }),
    [histories, measure, fold, bestEpochs, plannedEpochs, inHand, words],
  );
  return (
    <figure>
      <figcaption>{measure === 'loss' ? words.lossPlot : words.accuracyPlot}</figcaption>
      <Plot data={figure.data} layout={figure.layout ?? {}} heightPx={240} ariaLabel={ariaLabel} />
    </figure>
  );
}

/** Steps of the mark that moves along an epoch: enough to see it move, few enough to leave the page alone. */
const MARKS_PER_EPOCH = 8;

/**
 * The running value of the epoch in hand and where it stands on the axis: epoch 3, half done, at 2.5;
 * its end is the tick 3. It changes a few times an epoch, not at every step, since each change redraws a plot.
 */
function useEpochInHand(running: TrainingState | undefined, measure: CurveMeasure): CurveOptions['running'] {
  const fold = running?.fold;
  const epoch = running && placeInEpochs(running);
  const mark = epoch === undefined ? undefined : Math.floor(epoch * MARKS_PER_EPOCH);
  const value = measure === 'loss' ? running?.loss : percent(running?.accuracy);
  const known = value !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: epoch and value are read when the mark moves, not before.
  return useMemo(
    () =>
      fold === undefined || epoch === undefined || value === undefined ? undefined : { fold, epoch, value },
    [fold, mark, known],
  );
}

function placeInEpochs({ epoch, stepsDone, stepsTotal, folds, settings }: TrainingState): number | undefined {
  if (epoch < 1 || stepsTotal === 0) return undefined;
  const done = (stepsDone / stepsTotal) * folds * settings.epochs;
  return epoch - 1 + (done - Math.floor(done));
}

function percent(part: number | undefined): number | undefined {
  return part === undefined ? undefined : part * 100;
}
