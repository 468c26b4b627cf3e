import type { Measure, Spread } from '../../evaluation/types';
import { formatNumber, formatPercent } from '../../widgets/format';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { useWords } from '../useWords';
import styles from './Results.module.css';

/** percent: 0.99 → `99.00 %`; number: 0.928 → `0.928`. */
export type MeasureStyle = 'percent' | 'number';

/** A measure, or a dash with the reason why it is undefined. */
export function MeasureValue({ measure, style }: { measure: Measure; style: MeasureStyle }) {
  const words = useWords().results;
  if (!measure.defined) return <UndefinedValue reason={words.undefinedReason[measure.reason]} />;
  return <>{formatMeasure(measure.value, style)}</>;
}

/** Mean ± SD over folds; with a note if some folds have no value. */
export function SpreadValue(props: { spread: Spread | undefined; style: MeasureStyle; folds: number }) {
  const { spread, style, folds } = props;
  const words = useWords().results;
  if (!spread) return <UndefinedValue reason={words.undefinedInAllFolds} />;
  const mean = formatMeasure(spread.mean, style);
  if (spread.sd === undefined) {
    if (folds === 1) return <span title={words.oneFold}>{mean}</span>;
    return <Fewer text={mean} spread={spread} folds={folds} />;
  }
  const text = words.spread({ mean: withoutUnit(spread.mean, style), sd: formatMeasure(spread.sd, style) });
  if (spread.folds === folds) return <>{text}</>;
  return <Fewer text={text} spread={spread} folds={folds} />;
}

/** A value with the number of folds it is based on below. */
function Fewer({ text, spread, folds }: { text: string; spread: Spread; folds: number }) {
  const words = useWords().results;
  return (
    <>
      {text}
      <span className={styles.fewer}>
        {words.spreadFewer({ folds: String(spread.folds), of: String(folds) })}
      </span>
    </>
  );
}

/** `99.00 %` or `0.928`. */
export function formatMeasure(value: number, style: MeasureStyle): string {
  return style === 'percent' ? formatPercent(value, 2) : formatNumber(value, 3);
}

/** `98.7 ± 0.2 %`: one unit for both values. */
function withoutUnit(value: number, style: MeasureStyle): string {
  return style === 'percent' ? formatNumber(value * 100, 2) : formatNumber(value, 3);
}
