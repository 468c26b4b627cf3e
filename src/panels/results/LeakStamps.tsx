import { Fragment } from 'react';
import type { Leak } from '../../experiment/plan/types';
import { type Stamp, type Stamped, stampsOf } from '../../state/results/stampOf';
import { Badge } from '../../widgets/Badge';
import { leakSentence } from '../leakSentence';
import { stampSentence } from '../stampWords';
import { useWords } from '../useWords';
import styles from './Leaks.module.css';

/** A badge for each stamp of a run, with the full sentence as its tooltip. */
export function LeakBadges(stamped: Stamped) {
  return stampsOf(stamped).map((stamp) => (
    <Fragment key={stamp.code}>
      <StampBadge stamp={stamp} />{' '}
    </Fragment>
  ));
}

/** The stamps of a run, in full sentences; mere notes follow. */
export function LeakStamps(stamped: Stamped) {
  const words = useWords();
  const stamps = stampsOf(stamped);
  const notes = stamped.leaks.filter((leak) => !stamps.includes(leak));
  return (
    <>
      {stamps.length > 0 && (
        <section className={styles.stamps} aria-label={words.compare.stampsTitle}>
          <p className={styles.title}>
            <strong>{words.compare.stampsTitle}</strong>
            <span className={styles.lead}>{words.compare.stampsLead}</span>
          </p>
          <ul className={styles.list}>
            {stamps.map((stamp) => (
              <li key={stamp.code}>
                <span>
                  <StampBadge stamp={stamp} />
                </span>
                <span>{stampSentence(stamp, words)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className={styles.notes} aria-label={words.compare.notesTitle}>
          <Sentences leaks={notes} />
        </section>
      )}
    </>
  );
}

function StampBadge({ stamp }: { stamp: Stamp }) {
  const words = useWords();
  return (
    <Badge tone={stamp.level === 'fault' ? 'danger' : 'warn'} title={stampSentence(stamp, words)}>
      {words.compare.stamps[stamp.code]}
    </Badge>
  );
}

function Sentences({ leaks }: { leaks: readonly Leak[] }) {
  const words = useWords();
  return (
    <ul className={styles.sentences}>
      {leaks.map((leak) => (
        <li key={leak.code}>{leakSentence(leak, words)}</li>
      ))}
    </ul>
  );
}
