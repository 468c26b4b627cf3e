import type { Leak } from '../../experiment/plan/types';
import { commands } from '../../state/commands';
import { faultsOf } from '../../state/train/preflight';
import { Badge } from '../../widgets/Badge';
import { CheckField } from '../../widgets/fields/CheckField';
import { leakSentence } from '../leakSentence';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './LeakCheck.module.css';
import { usePreflight } from './usePreflight';

const TONES = { fault: 'danger', protocol: 'warn', note: 'plain' } as const;

/** The findings of the leak check for the current settings, before a start; faults must be accepted first. */
export function LeakCheck() {
  const words = useWords().leaks;
  const { leaks, plans, problems } = usePreflight();
  const isAccepted = useLab((state) => state.faultsAccepted);
  const shown = leaks.filter(({ level }) => level !== 'note');
  const isChecked = plans.length > 0;
  return (
    <section className={styles.check} aria-label={words.title}>
      <h3>{words.title}</h3>
      <div className={styles.text}>
        {shown.length === 0 && isChecked && <p>{words.none}</p>}
        {!isChecked && (
          <p className={styles.soft}>{problems.length > 0 ? words.noneYet : words.unprepared}</p>
        )}
        {leaks.length > 0 && (
          <ul className={styles.findings}>
            {leaks.map((leak) => (
              <Finding key={leak.code} leak={leak} />
            ))}
          </ul>
        )}
        {faultsOf(leaks).length > 0 && (
          <CheckField
            label={words.accept}
            hint={words.acceptHint}
            checked={isAccepted}
            onChange={(accepted) => commands.acceptFaults(accepted)}
          />
        )}
      </div>
    </section>
  );
}

function Finding({ leak }: { leak: Leak }) {
  const words = useWords();
  return (
    <li className={styles[leak.level]}>
      <Badge tone={TONES[leak.level]}>{words.leaks.levels[leak.level]}</Badge>
      <span>{leakSentence(leak, words)}</span>
    </li>
  );
}
