import { useMemo, useState } from 'react';
import type { RunView } from '../../../experiment/run/types';
import { commands } from '../../../state/commands';
import { selectedIn } from '../../../state/inspect/selectedIn';
import { axisEnd } from '../../../state/lorenz/axisEnd';
import type { LorenzBeats } from '../../../state/lorenz/types';
import { Button } from '../../../widgets/Button';
import { Choice } from '../../../widgets/Choice';
import { Swatch } from '../../../widgets/ClassMark';
import { formatCount, formatNumber } from '../../../widgets/format';
import { DotCloud } from '../../../widgets/plot/DotCloud';
import { useLab } from '../../useLab';
import { usePredictedName } from '../../usePredictedName';
import { useWords } from '../../useWords';
import { IntervalRanges } from './IntervalRanges';
import styles from './Lorenz.module.css';
import {
  beatsOf,
  COLOURS,
  type ColouredBy,
  classSums,
  dotsOf,
  EVERYTHING,
  KIND_COLOURS,
  outside,
  type Ranges,
  rowsWithin,
} from './lorenzPlot';

const ALL = '';
const TICKS_AT_MOST = 5;

/** The plot, its histograms and the ranges, of one record or all. */
export function LorenzFigures({ run, beats }: { run: RunView; beats: LorenzBeats }) {
  const { lorenz: words } = useWords();
  const nameOf = usePredictedName();
  const [by, setBy] = useState<ColouredBy>('label');
  const [record, setRecord] = useState(ALL);
  const [ranges, setRanges] = useState<Ranges>(EVERYTHING);
  const list = useLab(({ inspect }) => selectedIn(inspect, 'intervals'));
  const { recordNames } = run.beats;
  const tested = useMemo(() => [...new Set(beats.record)], [beats]);
  const filtered = useMemo(
    () => beatsOf(beats, record === ALL ? undefined : Number(record)),
    [beats, record],
  );
  const dots = useMemo(() => dotsOf(beats, by, filtered, list), [beats, by, filtered, list]);
  const high = useMemo(() => axisEnd(beats, filtered), [beats, filtered]);
  const rows = useMemo(() => rowsWithin(beats, filtered, ranges), [beats, filtered, ranges]);
  const ticks = useMemo(() => ticksUpTo(high), [high]);
  const sums = useMemo(() => classSums(dots), [dots]);
  const { beyond, lacking } = useMemo(() => outside(dots, high), [dots, high]);
  const shown = formatNumber(high, 1);
  const all = sums.reduce((sum, each) => sum + each.all, 0);
  const select = (found: Int32Array) => found.length > 0 && void commands.listSelected(found);
  const notes = [
    beyond > 0 && words.beyond({ beats: formatCount(beyond), one: beyond === 1, high: shown }),
    lacking > 0 && words.lacking(formatCount(lacking), lacking === 1),
    beats.without.length > 0 && words.without(beats.without.join(', ')),
  ];

  return (
    <div className={styles.content}>
      <p className={styles.hint}>{words.about}</p>
      <div className={styles.tools}>
        <Choice
          label={words.record}
          value={record}
          options={[
            { value: ALL, label: words.allRecords },
            ...tested.map((each) => ({ value: String(each), label: recordNames[each] ?? '' })),
          ]}
          onChange={setRecord}
        />
        <Choice
          label={words.colours}
          value={by}
          options={[
            { value: 'label', label: words.byLabel },
            { value: 'predicted', label: words.byPrediction },
          ]}
          onChange={setBy}
        />
        <ul aria-label={words.sums} className={styles.legend}>
          {sums.map(({ selected, all: total }, index) =>
            total === 0 ? null : (
              <li key={KIND_COLOURS[index]}>
                <Swatch token={KIND_COLOURS[index]!} />{' '}
                {words.legend({
                  name: nameOf(index),
                  selected: formatCount(selected),
                  all: formatCount(total),
                })}
              </li>
            ),
          )}
        </ul>
      </div>
      <div className={styles.figures}>
        <DotCloud
          dots={dots}
          high={high}
          ticks={ticks}
          tickText={(tick) => formatNumber(tick * 1000)}
          colours={COLOURS}
          label={words.plot({ beats: formatCount(all), high: shown })}
          xTitle={words.before}
          yTitle={words.after}
          onSelect={select}
        />
        <div className={styles.histograms}>
          <IntervalRanges
            beats={beats}
            kind={beats[by]}
            filtered={filtered}
            high={high}
            ticks={ticks}
            ranges={ranges}
            onRanges={setRanges}
            onSweep={(next) => {
              setRanges(next);
              select(rowsWithin(beats, filtered, next));
            }}
          />
          <div className={styles.tools}>
            <Button disabled={rows.length === 0} onClick={() => select(rows)}>
              {words.inRanges(formatCount(rows.length), rows.length === 1)}
            </Button>
            <Button kind="quiet" onClick={() => setRanges(EVERYTHING)}>
              {words.reset}
            </Button>
          </div>
        </div>
      </div>
      {notes.some(Boolean) && <p className={styles.hint}>{notes.filter(Boolean).join(' ')}</p>}
    </div>
  );
}

/** From 0, in steps of half a second or more. */
function ticksUpTo(high: number): number[] {
  const step = [0.5, 1, 2].find((size) => high / size <= TICKS_AT_MOST) ?? Math.ceil(high / TICKS_AT_MOST);
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, i) => i * step);
}
