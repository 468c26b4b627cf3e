import { useMemo, useState } from 'react';
import type { EpochPoint } from '../experiment/run/types';
import type { EpochMark } from '../state/train/trainingSelectors';
import { SegmentedField } from '../widgets/fields/SegmentedField';
import { SelectField } from '../widgets/fields/SelectField';
import { formatCount } from '../widgets/format';
import { Plot } from '../widgets/plot/Plot';
import { type CurveLine, type CurveMeasure, curveFigure } from './curveFigures';
import styles from './LearningCurves.module.css';
import { useWords } from './useWords';

export interface LearningCurvesProps {
  histories: readonly (readonly EpochPoint[])[];
  /** Number of folds to choose from, finished or not. */
  plannedFolds: number;
  plannedEpochs: number;
  /** 1-based, per fold. */
  bestEpochs?: readonly number[];
  /** Of each history, where these are of several runs. */
  lines?: readonly CurveLine[] | undefined;
  /** The heading, unless it is that of one run. */
  title?: string;
  /** The training is running. */
  isRunning?: boolean;
  /** The position of the current epoch; the plots are redrawn when it changes. */
  mark?: EpochMark | undefined;
}

const NONE: readonly number[] = [];
const ALL = -1;
/** With more options the row of buttons would be too long. */
const MOST_SEGMENTS = 6;

/** Loss and accuracy by epoch, training and validation, of all folds or of one. */
export function LearningCurves(props: LearningCurvesProps) {
  const { histories, plannedFolds, plannedEpochs, bestEpochs = NONE, lines, isRunning = false, mark } = props;
  const words = useWords().train;
  const { title = words.curvesTitle } = props;
  const [choice, setChoice] = useState(ALL);
  const fold = choice === ALL || choice >= plannedFolds ? undefined : choice;
  const folds = Array.from({ length: plannedFolds }, (_, index) => ({
    value: index,
    label: words.foldName(formatCount(index + 1)),
  }));
  const epochs = Math.max(0, ...histories.map((history) => history.length));
  const epochWords = words.epochsCount(formatCount(epochs), epochs === 1);

  return (
    <section className={styles.curves} aria-label={title}>
      <div className={styles.curvesHead}>
        <h3>{title}</h3>
        <p>{isRunning ? words.curvesLegendLive : words.curvesLegend}</p>
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
      {epochs === 0 && !isRunning ? (
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
              lines={lines}
              fold={fold}
              mark={mark}
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
  lines: readonly CurveLine[] | undefined;
  fold: number | undefined;
  mark: EpochMark | undefined;
  ariaLabel: string;
}

function Curve(props: CurveProps) {
  const { measure, histories, plannedEpochs, bestEpochs, lines, fold, mark, ariaLabel } = props;
  const words = useWords().train;
  const figure = useMemo(
    () => curveFigure({ histories, measure, fold, bestEpochs, lines, plannedEpochs, mark, words }),
    [histories, measure, fold, bestEpochs, lines, plannedEpochs, mark, words],
  );
  return (
    <figure>
      <figcaption>{measure === 'loss' ? words.lossPlot : words.accuracyPlot}</figcaption>
      <Plot data={figure.data} layout={figure.layout ?? {}} heightPx={240} ariaLabel={ariaLabel} />
    </figure>
  );
}
