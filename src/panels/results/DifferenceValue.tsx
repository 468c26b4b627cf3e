import type { Difference } from '../../evaluation/bootstrapRecords';
import { NO_VALUE } from '../../widgets/format';
import { UndefinedValue } from '../../widgets/UndefinedValue';
import { useWords } from '../useWords';
import { intervalText, useIntervalReason } from './Intervals';
import type { MeasureStyle } from './Measures';
import styles from './Results.module.css';
import { signed } from './signed';

export interface DifferenceValueProps {
  /** undefined while it is being computed. */
  difference: Difference | undefined;
  style: MeasureStyle;
}

/** `−12.3 (−20.1 … −4.0)`: percentage points for shares, plain numbers otherwise; bold if the interval excludes 0. */
export function DifferenceValue({ difference, style }: DifferenceValueProps) {
  const words = useWords().results;
  const reason = useIntervalReason();
  if (!difference) return <>{NO_VALUE}</>;
  const { estimate, interval } = difference;
  if (!estimate.defined) return <UndefinedValue reason={words.undefinedReason[estimate.reason]} />;
  const text = signedMeasure(estimate.value, style);
  const isClear = interval.defined && (interval.low > 0 || interval.high < 0);
  return (
    <>
      {isClear ? <strong>{text}</strong> : text}{' '}
      <span className={styles.interval}>
        ({interval.defined ? intervalText(interval, style) : <UndefinedValue reason={reason(interval)} />})
      </span>
    </>
  );
}

/** A difference in the unit of its measure: percentage points with one decimal, or a number with three. */
function signedMeasure(value: number, style: MeasureStyle): string {
  return style === 'percent' ? signed(value * 100, 1) : signed(value, 3);
}
