import { CLASS_NAMES } from '../../../beats/types';
import type { RunView } from '../../../experiment/run/types';
import { listedBeat } from '../../../state/inspect/listedBeat';
import { beatPicture } from '../../../state/map/makeMap';
import type { MapBeats } from '../../../state/map/types';
import { formatClock } from '../../../widgets/format';
import { formatShare } from '../../formatShare';
import { usePredictedName } from '../../usePredictedName';
import { useWords } from '../../useWords';
import { PICTURE, tracePath } from '../why/whyStrip';
import styles from './Map.module.css';

export interface HoveredBeatProps {
  run: RunView;
  beats: MapBeats;
  /** Of the map; undefined while the pointer is over no point. */
  row: number | undefined;
}

/** The beat under the pointer, as it was prepared for the run. */
export function HoveredBeat({ run, beats, row }: HoveredBeatProps) {
  const { map: words } = useWords();
  const nameOf = usePredictedName();
  const picture = row === undefined ? undefined : beatPicture(beats, row);
  if (row === undefined || !picture) {
    return (
      <div className={styles.hovered}>
        <p className={styles.hint}>{words.nothing}</p>
      </div>
    );
  }
  const beat = listedBeat(run, run.folds[beats.fold[row]!]!, beats.row[row]!);
  const { width, trace } = PICTURE;
  return (
    <figure className={styles.hovered} aria-label={words.hover}>
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${trace}`} preserveAspectRatio="none">
        <path className={styles.trace} d={tracePath(picture)} />
      </svg>
      <figcaption>
        <p>{words.beat({ record: beat.recordName, time: formatClock(beat.timeSec, 1) })}</p>
        <p className={styles.hint}>
          {words.said({
            truth: CLASS_NAMES[beat.truth] ?? '',
            predicted: nameOf(beat.predicted),
            probability: formatShare(beat.probability),
          })}
        </p>
      </figcaption>
    </figure>
  );
}
