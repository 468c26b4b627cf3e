import { useMemo } from 'react';
import type { RunView } from '../../experiment/run/types';
import { problemSentence } from '../../i18n';
import { rowsOf } from '../../state/beats/classNames';
import { saveBlob } from '../../state/saveBlob';
import type { InspectedBeat, ListedBeat } from '../../state/types';
import { EcgStrip } from '../../widgets/ecg/EcgStrip';
import { SegmentedField } from '../../widgets/fields/SegmentedField';
import { formatClock } from '../../widgets/format';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { useShownClasses } from '../shownClasses';
import { useWords } from '../useWords';
import styles from './Inspect.module.css';
import { OutputCurves } from './OutputCurves';

/** Half of the strip on a wide and on a narrow page: the paper squares are readable on both. */
const HALF_SEC = 5;
const NARROW_HALF_SEC = 2.5;

export type Trace = 'raw' | 'denoised';

export interface BeatStripProps {
  /** The chosen beat. */
  beat: ListedBeat;
  /** The last loaded beat: the chosen one, or the previous one while that is loading. */
  inspected: InspectedBeat | undefined;
  trace: Trace;
  synthetic: boolean;
  /** Of the run: how many classes, and its network. */
  run: Pick<RunView, 'classCount' | 'experiment'>;
}

/** The strip around the beat on ECG paper, with annotations and predictions. */
export function BeatStrip({ beat, inspected, trace, synthetic, run }: BeatStripProps) {
  const words = useWords().inspect;
  const current = inspected?.index === beat.index;
  return (
    <section className={styles.strip} aria-label={words.stripTitle}>
      {inspected ? (
        <div className={current ? undefined : styles.before}>
          <Strip beat={inspected} denoised={trace === 'denoised'} synthetic={synthetic} run={run} />
        </div>
      ) : (
        <div className={styles.stripSlot} />
      )}
    </section>
  );
}

export interface TraceChoiceProps {
  trace: Trace;
  onTrace: (trace: Trace) => void;
}

/** The choice of the trace in the strip. */
export function TraceChoice({ trace, onTrace }: TraceChoiceProps) {
  const words = useWords().inspect;
  return (
    <SegmentedField
      label={words.trace}
      labelHidden
      value={trace}
      options={[
        { value: 'raw', label: words.raw },
        { value: 'denoised', label: words.denoised },
      ]}
      onChange={onTrace}
    />
  );
}

interface StripProps {
  beat: InspectedBeat;
  denoised: boolean;
  synthetic: boolean;
  run: BeatStripProps['run'];
}

function Strip({ beat, denoised, synthetic, run }: StripProps) {
  const { inspect: words, viewer, common, problems } = useWords();
  const classNames = useShownClasses();
  const narrow = useMediaQuery('(max-width: 700px)');
  const { strip, stripPredictions } = beat;
  const beatTimesSec = useMemo(
    () => strip.annotations.flatMap((mark) => (mark.classIndex === undefined ? [] : [mark.timeSec])),
    [strip],
  );
  const isPiece = rowsOf(run.experiment.prepare) === 'pieces';
  const half = narrow ? NARROW_HALF_SEC : HALF_SEC;
  const { startSec, endSec } = isPiece ? strip : around(beat.timeSec, strip, half);
  const highlight = {
    timeSec: beat.timeSec,
    startSec: beat.timeSec - Math.abs(beat.beforeSec),
    endSec: beat.timeSec + beat.afterSec,
    truth: beat.truth,
    predicted: beat.predicted,
  };
  const { network } = run.experiment.train;
  const { curves } = beat;
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
        classNames={classNames}
        texts={viewer.strip}
        // All of the strip is the piece.
        {...(isPiece ? {} : { predictions: stripPredictions, highlight })}
        beatTimesSec={beatTimesSec}
        save={{
          fileStem: `strip-${beat.recordName}-${beat.sample}`,
          note: synthetic ? common.synthetic : undefined,
          onSave: saveBlob,
        }}
      />
      {network.kind === 'unet' && curves && 'values' in curves && 'stepSec' in curves && (
        <OutputCurves
          curves={curves}
          classCount={run.classCount}
          window={{ startSec, endSec }}
          threshold={network.threshold}
        />
      )}
      {curves && 'code' in curves && <p className={styles.warning}>{problemSentence(problems, curves)}</p>}
    </>
  );
}

/** As much of the strip around a time as is shown. */
function around(
  timeSec: number,
  strip: { startSec: number; endSec: number },
  half: number,
): { startSec: number; endSec: number } {
  const startSec = Math.max(strip.startSec, Math.min(timeSec - half, strip.endSec - 2 * half));
  return { startSec, endSec: Math.min(strip.endSec, startSec + 2 * half) };
}
