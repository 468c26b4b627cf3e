import { useMemo } from 'react';
import type { RunView } from '../../experiment/run/types';
import { beatAxisMs } from '../../state/beats/beatAxis';
import { beatDistance } from '../../state/inspect/beatDistance';
import { type ClassMean, classMean } from '../../state/inspect/classMean';
import { saveBlob } from '../../state/saveBlob';
import type { ListedBeat } from '../../state/types';
import { classColourKey } from '../../widgets/ClassMark';
import { formatCount, formatQuantity } from '../../widgets/format';
import { Plot } from '../../widgets/plot/Plot';
import { SaveFigure } from '../../widgets/plot/SaveFigure';
import { useMediaQuery } from '../../widgets/useMediaQuery';
import { useRunClasses } from '../runClasses';
import { usePredictedName } from '../usePredictedName';
import { useWords } from '../useWords';
import { beatFigure } from './beatFigure';
import styles from './Inspect.module.css';

const HIGH_PX = 260;
/** On a wide but low window, strip and means both fit. */
const LOW_PX = 188;

export interface BeatPlotProps {
  run: RunView;
  beat: ListedBeat;
  /** Undefined while it is loading. */
  waveform: Float32Array | undefined;
  /** It could not be read: only the means are shown. */
  failed: boolean;
}

/** The beat as the network saw it, over the means of its true and its predicted class. */
export function BeatPlot({ run, beat, waveform, failed }: BeatPlotProps) {
  const allNames = useRunClasses();
  const { inspect: words, common } = useWords();
  const nameOf = usePredictedName();
  const low = useMediaQuery('(min-width: 1101px) and (max-height: 980px)');
  const { prepare } = run.experiment;
  const same = beat.truth === beat.predicted;
  const truth = useMemo(() => classMean(run, beat.truth), [run, beat.truth]);
  const predicted = useMemo(
    () => (same ? undefined : classMean(run, beat.predicted)),
    [run, beat.predicted, same],
  );
  const inMillivolts = prepare.normalise === 'none';
  const figure = useMemo(
    () =>
      beatFigure({
        axisMs: beatAxisMs(prepare),
        waveform,
        truth,
        predicted,
        words: {
          timeAxis: words.timeAxis,
          amplitude: inMillivolts ? words.amplitudeAxis : words.normalisedAxis,
          thisBeat: words.thisBeat,
        },
      }),
    [prepare, waveform, truth, predicted, inMillivolts, words],
  );
  const names = { truth: allNames[beat.truth] ?? '', predicted: nameOf(beat.predicted) };
  const unit = inMillivolts ? words.mv : words.normalisedUnit;
  const beatsOf = (count: number) => words.beats(formatCount(count), count === 1);
  const distance = (mean: ClassMean | undefined) =>
    waveform && mean ? words.distance(formatQuantity(beatDistance(waveform, mean.mean), unit, 3)) : '';

  return (
    <figure className={styles.beatFigure}>
      <div className={styles.beatPlot}>
        <div className={styles.plotHead}>
          <h3>{same ? words.beatTitleSame : words.beatTitle}</h3>
          <SaveFigure
            figure={figure}
            name={same ? words.beatTitleSame : words.beatTitle}
            note={run.synthetic ? common.synthetic : undefined}
            fileStem={`beat-${beat.recordName}-${beat.sample}`}
            width={900}
            height={420}
            onSave={saveBlob}
          />
        </div>
        <Plot
          data={figure.data}
          layout={figure.layout ?? {}}
          heightPx={low ? LOW_PX : HIGH_PX}
          ariaLabel={same ? words.beatPlotSame(names) : words.beatPlot(names)}
        />
      </div>
      <ul className={styles.plotLegend}>
        {!failed && (
          <li>
            <Line />
            <span>{words.thisBeat}</span>
          </li>
        )}
        <li>
          <Line classIndex={beat.truth} />
          <span>
            {truth
              ? words.meanTrue({ name: names.truth, count: beatsOf(truth.count) })
              : words.noMean(names.truth)}
            {distance(truth)}
          </span>
        </li>
        {!same && (
          <li>
            <Line classIndex={beat.predicted} dashed />
            <span>
              {predicted
                ? words.meanPredicted({ name: names.predicted, count: beatsOf(predicted.count) })
                : words.noMean(names.predicted)}
              {distance(predicted)}
            </span>
          </li>
        )}
      </ul>
    </figure>
  );
}

function Line({ classIndex, dashed }: { classIndex?: number; dashed?: boolean }) {
  const colour = classIndex === undefined ? 'var(--ecg-trace)' : `var(--class-${classColourKey(classIndex)})`;
  return (
    <span
      aria-hidden="true"
      className={styles.line}
      style={{ borderTopColor: colour, borderTopStyle: dashed ? 'dashed' : 'solid' }}
    />
  );
}
