import type { BootstrapIntervals } from '../../evaluation/bootstrapRecords';
import type { Metrics } from '../../evaluation/types';
import { ClassMark } from '../../widgets/ClassMark';
import { NO_VALUE } from '../../widgets/format';
import { type IntervalMark, IntervalPlot, IntervalScale } from '../../widgets/plot/IntervalPlot';
import { useWords } from '../useWords';
import styles from './DotPlots.module.css';
import { intervalText } from './Intervals';
import { formatMeasure, type MeasureStyle } from './Measures';
import { CLASS_MEASURES } from './measureRows';

/** A run in the plots. */
export interface PlottedRun {
  id: string;
  /** Its letter in a comparison; empty for a single run. */
  letter: string;
  colour: string;
  metrics: Metrics;
  /** undefined while they are being computed. */
  intervals: BootstrapIntervals | undefined;
}

const SCALES: Record<MeasureStyle, [string, string, string]> = {
  percent: ['0', '50', '100'],
  number: ['0', '0.5', '1'],
};

/** Se, +P and F1 of each class as points with interval bars; runs below each other in their colours. @param names of the classes */
export function DotPlots({ runs, names }: { runs: readonly PlottedRun[]; names: readonly string[] }) {
  const words = useWords().results;
  return (
    <figure className={styles.figure}>
      <div className={styles.grid}>
        <span />
        {CLASS_MEASURES.map(([key, name, style]) => (
          <span key={key} className={styles.head}>
            {style === 'percent' ? words.inPercent(words[name]) : words[name]}
          </span>
        ))}
        {names.map((className, index) => (
          <div key={className} className={styles.row}>
            <ClassMark classIndex={index} name={className} />
            {CLASS_MEASURES.map(([key, name, style]) => (
              <div key={key} className={styles.cell}>
                <IntervalPlot
                  rowPx={runs.length > 1 ? 14 : 24}
                  marks={runs.map((run) =>
                    markOf(run, index, key, { style, className, name: words[name], words }),
                  )}
                />
              </div>
            ))}
          </div>
        ))}
        <span />
        {CLASS_MEASURES.map(([key, , style]) => (
          <div key={key} className={styles.cell}>
            <IntervalScale labels={SCALES[style]} />
          </div>
        ))}
      </div>
      <figcaption className={styles.hint}>{words.dotPlotsHint}</figcaption>
    </figure>
  );
}

interface MarkWords {
  style: MeasureStyle;
  className: string;
  name: string;
  words: ReturnType<typeof useWords>['results'];
}

function markOf(
  { id, letter, colour, metrics, intervals }: PlottedRun,
  index: number,
  key: (typeof CLASS_MEASURES)[number][0],
  { style, className, name, words }: MarkWords,
): IntervalMark {
  const measure = metrics.perClass[index]?.[key];
  const value = measure?.defined ? measure.value : undefined;
  const interval = intervals?.perClass[index]?.[key];
  const shown = interval?.defined && value !== undefined ? interval : undefined;
  const text = value === undefined ? NO_VALUE : formatMeasure(value, style);
  return {
    key: id,
    value,
    interval: shown,
    colour,
    label: words.dotLabel({
      run: letter === '' ? '' : `${letter} · `,
      ...{ name: className, measure: name },
      value: shown ? `${text} (${intervalText(shown, style)})` : text,
    }),
  };
}
