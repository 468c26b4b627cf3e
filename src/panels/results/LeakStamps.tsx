import { Fragment } from 'react';
import type { Leak } from '../../experiment/plan/types';
import { stamped } from '../../state/results/stampOf';
import { Badge } from '../../widgets/Badge';
import { leakSentence } from '../leakSentence';
import { useWords } from '../useWords';
import styles from './Leaks.module.css';

/** A badge for each stamp of a run, with the full sentence as its tooltip. */
export function LeakBadges({ leaks }: { leaks: readonly Leak[] }) {
  const words = useWords();
  return stamped(leaks).map((leak) => (
    <Fragment key={leak.code}>
      <Badge tone={leak.level === 'fault' ? 'danger' : 'warn'} title={leakSentence(leak, words)}>
        {words.compare.stamps[leak.code]}
      </Badge>{' '}
    </Fragment>
  ));
}

/** The stamps of a run, in full sentences; mere notes follow. */
export function LeakStamps({ leaks }: { leaks: readonly Leak[] }) {
  const words = useWords();
  const stamps = stamped(leaks);
  const notes = leaks.filter((leak) => !stamps.includes(leak));
  return (
    <>
      {stamps.length > 0 && (
        <section className={styles.stamps} aria-label={words.compare.stampsTitle}>
          <p className={styles.title}>
            <strong>{words.compare.stampsTitle}</strong>
            <span className={styles.lead}>{words.compare.stampsLead}</span>
          </p>
          <ul className={styles.list}>
            {stamps.map((leak) => (
              <li key={leak.code}>
                <LeakBadges leaks={[leak]} />
                <span>{leakSentence(leak, words)}</span>
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
