import { commands } from '../../state/commands';
import type { DisagreementPlace, Disagreements } from '../../state/types';
import { Button } from '../../widgets/Button';
import { formatClock, formatCount, formatNumber } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { Stepper } from './Stepper';
import { stepsOver } from './steps';
import styles from './Viewer.module.css';

const MOST_ROWS = 300;

export interface DisagreementsListProps {
  disagreements: Disagreements | undefined;
  window: { startSec: number; endSec: number };
  markedSec: number | undefined;
  onGo: (timeSec: number) => void;
}

/** Where two detectors, leads or annotators disagree, to be walked through, and where the leads are poor. */
export function DisagreementsList({ disagreements, window, markedSec, onGo }: DisagreementsListProps) {
  const { annotate: words } = useWords();
  const isBusy = useLab((state) => state.activities.some(({ kind }) => kind === 'finding'));
  const places = disagreements?.places ?? [];
  const quality = disagreements?.quality ?? [];
  const timesSec = [...new Set(places.map(({ fromSec }) => fromSec))];
  const steps = stepsOver({ timesSec, window, markedSec, onGo: (at) => onGo(timesSec[at]!) });
  return (
    <details className={styles.details}>
      <summary>{words.disagreements}</summary>
      <div className={styles.toolbar}>
        <Button disabled={isBusy} title={words.lookHint} onClick={() => void commands.findDisagreements()}>
          {words.look}
        </Button>
        {disagreements && (
          <>
            <Stepper
              previous={{ label: words.previousPlace, key: '' }}
              next={{ label: words.nextPlace, key: '' }}
              can={steps.can}
              onStep={steps.go}
            />
            <span className={styles.count} role="status">
              {words.places(formatCount(places.length), places.length === 1)}
            </span>
          </>
        )}
      </div>
      {disagreements?.agreements.map(({ pair: [first, second], beats, kappa }) => (
        <p key={`${first} ${second}`} className={styles.note}>
          {words.agreement({ first, second, beats: formatCount(beats), kappa: formatNumber(kappa, 3) })}
        </p>
      ))}
      {places.length > 0 && (
        <ul aria-label={words.disagreements} className={styles.places}>
          {places.slice(0, MOST_ROWS).map((place) => (
            <li key={`${place.kind} ${place.pair.join(' ')} ${place.fromSec}`}>
              <Button kind="quiet" onClick={() => onGo(place.fromSec)}>
                {formatClock(place.fromSec, 1)}
              </Button>{' '}
              {sentenceOf(place, words)}
            </li>
          ))}
        </ul>
      )}
      {places.length > MOST_ROWS && (
        <p className={styles.note}>{words.placesCut(formatCount(MOST_ROWS), formatCount(places.length))}</p>
      )}
      {quality.length > 0 && (
        <ul aria-label={words.quality} className={styles.places}>
          {quality.slice(0, MOST_ROWS).map(({ lead, fromSec, toSec, quality: grade, reasons }) => (
            <li key={`${lead} ${fromSec}`}>
              <Button kind="quiet" onClick={() => onGo(fromSec)}>
                {formatClock(fromSec)}–{formatClock(toSec)}
              </Button>{' '}
              {words.qualityOf(
                lead,
                words.grades[grade],
                reasons.map((reason) => words.reasons[reason]).join(words.and),
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function sentenceOf(
  { kind, pair, onlyFirst, onlySecond }: DisagreementPlace,
  words: ReturnType<typeof useWords>['annotate'],
): string {
  const [first, second] = pair;
  if (kind === 'classes') return words.otherClasses({ first, second, beats: formatCount(onlyFirst) });
  return words.otherBeats[kind]({
    first,
    second,
    onlyFirst: formatCount(onlyFirst),
    onlySecond: formatCount(onlySecond),
  });
}
