import { useMemo } from 'react';
import type { LorenzBeats } from '../../../state/lorenz/types';
import { NumberField } from '../../../widgets/fields/NumberField';
import { formatNumber } from '../../../widgets/format';
import { binDots } from '../../../widgets/plot/dots';
import { Histogram } from '../../../widgets/plot/Histogram';
import { useWords } from '../../useWords';
import styles from './Lorenz.module.css';
import { EVERYTHING, KIND_COLOURS, type Range, type Ranges } from './lorenzPlot';

const BINS = 50;
/** Per cent: what is later or earlier counts at the ends. */
const EARLY = { low: -100, high: 100 };
const EARLY_TICKS = [-100, -50, 0, 50, 100];

export interface IntervalRangesProps {
  beats: LorenzBeats;
  kind: Uint8Array;
  /** 1 for beats of the chosen record. */
  filtered: Uint8Array;
  /** End of the axes, seconds. */
  high: number;
  ticks: readonly number[];
  ranges: Ranges;
  onRanges: (ranges: Ranges) => void;
  /** A part of a histogram was swept over. */
  onSweep: (ranges: Ranges) => void;
}

/** Histograms of the intervals and of the prematurity, to sweep over, and the ranges as fields. */
export function IntervalRanges(props: IntervalRangesProps) {
  const { beats, kind, filtered, high, ticks, ranges, onRanges, onSweep } = props;
  const { lorenz: words } = useWords();
  const [before, early] = useMemo(() => {
    const of = { kind, shown: filtered };
    const scale = { bins: BINS, kinds: KIND_COLOURS.length };
    return [
      binDots(beats.beforeSec, of, { ...scale, low: 0, high }),
      binDots(
        beats.prematurity.map((share) => 100 * share),
        of,
        { ...scale, ...EARLY },
      ),
    ] as const;
  }, [beats, kind, filtered, high]);
  const ms = 1000 * high;
  // The last bins have what lies beyond, too.
  const whole = ([from, to]: Range, low: number, end: number, [least, most]: Range): Range => [
    from <= low ? least : Math.round(from),
    to >= end ? most : Math.round(to),
  ];

  const chosen = (key: keyof Ranges) =>
    ranges[key].every((end, i) => end === EVERYTHING[key][i]) ? undefined : ranges[key];

  const fields = (key: keyof Ranges, of: string) => {
    const [least, most] = EVERYTHING[key];
    const [from, to] = ranges[key];
    return (
      <div className={styles.range}>
        <NumberField
          label={words.from(of)}
          value={from}
          min={least}
          max={most}
          step={10}
          onChange={(value) => onRanges({ ...ranges, [key]: [value, Math.max(value, to)] })}
        />
        <NumberField
          label={words.to(of)}
          value={to}
          min={least}
          max={most}
          step={10}
          onChange={(value) => onRanges({ ...ranges, [key]: [Math.min(value, from), value] })}
        />
      </div>
    );
  };

  return (
    <>
      <Histogram
        title={words.before}
        label={words.histogram({ of: words.before, low: '0', high: formatNumber(ms) })}
        counts={before}
        bins={BINS}
        colours={KIND_COLOURS}
        low={0}
        high={ms}
        ticks={useMemo(() => ticks.map((tick) => 1000 * tick), [ticks])}
        tickText={(tick) => formatNumber(tick)}
        range={chosen('before')}
        onSweep={(...swept) => onSweep({ ...EVERYTHING, before: whole(swept, 0, ms, EVERYTHING.before) })}
      />
      {fields('before', words.before)}
      <Histogram
        title={words.early}
        label={words.histogram({
          of: words.early,
          low: formatNumber(EARLY.low),
          high: formatNumber(EARLY.high),
        })}
        counts={early}
        bins={BINS}
        colours={KIND_COLOURS}
        {...EARLY}
        ticks={EARLY_TICKS}
        tickText={(tick) => formatNumber(tick)}
        range={chosen('early')}
        onSweep={(...swept) =>
          onSweep({ ...EVERYTHING, early: whole(swept, EARLY.low, EARLY.high, EVERYTHING.early) })
        }
      />
      <p className={styles.hint}>{words.earlyHint}</p>
      {fields('early', words.early)}
      {fields('after', words.after)}
    </>
  );
}
