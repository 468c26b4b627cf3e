import { useMemo, useState } from 'react';
import { CLASS_NAMES } from '../../beats/types';
import type { InspectedBeat, ListedBeat } from '../../state/types';
import { DataTable } from '../../widgets/DataTable';
import { EcgStrip } from '../../widgets/EcgStrip';
import { formatClock } from '../../widgets/format';
import { SegmentedField } from '../../widgets/SegmentedField';
import { Fold } from '../../widgets/Settings';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { useWords } from '../useWords';
import styles from './Inspect.module.css';

/** Half the strip on a wide and on a narrow page: squares of the paper stay readable on both. */
const HALF_SEC = 5;
const NARROW_HALF_SEC = 2.5;

export interface BeatStripProps {
  /** The chosen beat. */
  beat: ListedBeat;
  /** The last one that was read: the chosen one, or the one before while it is read. */
  inspected: InspectedBeat | undefined;
}

/** The strip around the beat on ECG paper, with what is annotated and what the network said. */
export function BeatStrip({ beat, inspected }: BeatStripProps) {
  const words = useWords().inspect;
  const [trace, setTrace] = useState<'raw' | 'denoised'>('raw');
  const current = inspected?.index === beat.index;
  return (
    <section className={styles.strip} aria-label={words.stripTitle}>
      <div className={styles.stripHead}>
        <h3>{words.stripTitle}</h3>
        {!current && <p className={styles.soft}>{words.loading}</p>}
        {inspected?.strip.leads.some(({ denoised }) => denoised) && (
          <SegmentedField
            label={words.trace}
            labelHidden
            value={trace}
            options={[
              { value: 'raw', label: words.raw },
              { value: 'denoised', label: words.denoised },
            ]}
            onChange={setTrace}
          />
        )}
      </div>
      {inspected ? (
        <div className={current ? undefined : styles.before}>
          <Strip beat={inspected} denoised={trace === 'denoised'} />
        </div>
      ) : (
        <div className={styles.stripSlot} />
      )}
    </section>
  );
}

function Strip({ beat, denoised }: { beat: InspectedBeat; denoised: boolean }) {
  const { inspect: words, viewer } = useWords();
  const narrow = useMediaQuery('(max-width: 700px)');
  const { strip, stripPredictions } = beat;
  const half = narrow ? NARROW_HALF_SEC : HALF_SEC;
  const startSec = Math.max(strip.startSec, Math.min(beat.timeSec - half, strip.endSec - 2 * half));
  const endSec = Math.min(strip.endSec, startSec + 2 * half);
  const highlight = {
    timeSec: beat.timeSec,
    startSec: beat.timeSec - Math.abs(beat.beforeSec),
    endSec: beat.timeSec + beat.afterSec,
    truth: beat.truth,
    predicted: beat.predicted,
  };
  const rows = useMemo(() => stripRows(beat), [beat]);
  return (
    <>
      <EcgStrip
        ariaLabel={words.stripPicture({
          record: beat.recordName,
          from: formatClock(startSec, 1),
          to: formatClock(endSec, 1),
        })}
        window={{ startSec, endSec }}
        leads={strip.leads}
        annotations={strip.annotations}
        showRaw={!denoised}
        showDenoised={denoised}
        classNames={CLASS_NAMES}
        texts={viewer.strip}
        predictions={stripPredictions}
        highlight={highlight}
      />
      <Fold summary={words.stripTableSummary}>
        <DataTable
          label={words.stripTable}
          compact
          rows={rows}
          rowKey={(row, index) => `${index}-${row.timeSec}`}
          currentKey={currentKey(rows, beat.timeSec)}
          columns={[
            {
              key: 'time',
              header: words.stripColumns.time,
              rowHeader: true,
              cell: (row) => formatClock(row.timeSec, 2),
            },
            { key: 'symbol', header: words.stripColumns.symbol, cell: (row) => row.symbol },
            { key: 'truth', header: words.stripColumns.truth, cell: (row) => className(row.truth) },
            {
              key: 'predicted',
              header: words.stripColumns.predicted,
              cell: (row) => (row.predicted === undefined ? words.notTested : className(row.predicted)),
            },
          ]}
        />
      </Fold>
    </>
  );
}

interface StripRow {
  timeSec: number;
  symbol: string;
  truth: number;
  predicted: number | undefined;
}

/** Annotated beats of the strip with what the network said of each, where it was tested. */
function stripRows({ strip, stripPredictions }: InspectedBeat): StripRow[] {
  return strip.annotations.flatMap(({ timeSec, symbol, classIndex }) =>
    classIndex === undefined
      ? []
      : [
          {
            timeSec,
            symbol,
            truth: classIndex,
            predicted: stripPredictions.find((other) => isSameMoment(other.timeSec, timeSec))?.predicted,
          },
        ],
  );
}

function currentKey(rows: StripRow[], timeSec: number): string | undefined {
  const index = rows.findIndex((row) => isSameMoment(row.timeSec, timeSec));
  return index < 0 ? undefined : `${index}-${rows[index]!.timeSec}`;
}

/** Both stand on samples of the record; half a millisecond is below the distance of two of them. */
function isSameMoment(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.0005;
}

function className(classIndex: number): string {
  return CLASS_NAMES[classIndex] ?? '';
}
