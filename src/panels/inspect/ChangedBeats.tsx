import type { ReactNode } from 'react';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { usePredictedName } from '../usePredictedName';
import { useWords } from '../useWords';
import styles from './Inspect.module.css';

/** The beats that changed against another run, with what the shown one was there. @param children the list and its beat */
export function ChangedBeats({ children }: { children: ReactNode }) {
  const { retrain: words } = useWords();
  const name = usePredictedName();
  const { changed, list, position } = useLab((state) => state.inspect);
  if (!changed) return null;
  const [before, now] = [changed.before[position], list[position]];
  const { length } = list;
  return (
    <section className={styles.doubts} aria-label={words.changed}>
      <p>{words.changedLead({ beats: formatCount(length), one: length === 1, title: changed.title })}</p>
      {before && now && (
        <p role="status">
          {words.before({
            ...{ truth: name(before.truth), label: name(now.truth) },
            ...{ predicted: name(before.predicted), prediction: name(now.predicted) },
          })}
        </p>
      )}
      {children}
    </section>
  );
}
