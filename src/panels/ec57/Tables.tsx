import type { ReactNode } from 'react';
import { commands } from '../../state/commands';
import { ec57View } from '../../state/ec57/tables';
import type { Ec57Comparison } from '../../state/ec57/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { formatCount } from '../../widgets/format';
import { useWords } from '../useWords';
import { BeatTables } from './BeatTables';
import styles from './Ec57.module.css';
import { EpisodeTables } from './EpisodeTables';
import { Missing } from './Missing';
import { Notes } from './Notes';
import { RunTables } from './RunTables';
import { ShutdownTables } from './ShutdownTables';
import { Texts } from './Texts';

export interface TablesProps {
  /** The comparison of what is open; undefined until it has begun. */
  comparison: Ec57Comparison | undefined;
  onCompare: () => void;
  /** Sentences about what was tested. */
  children?: ReactNode;
}

/** A comparison, or what it waits for. */
export function Tables({ comparison, onCompare, children }: TablesProps) {
  const words = useWords().ec57;
  if (!comparison || comparison.status === 'reading') return <p role="status">{words.reading}</p>;
  if (comparison.status === 'stopped') {
    return (
      <div className={styles.line}>
        <p>{words.stopped}</p>
        <Button onClick={onCompare}>{words.compare}</Button>
      </div>
    );
  }
  return <Done comparison={comparison}>{children}</Done>;
}

function Done({ comparison, children }: { comparison: Ec57Comparison; children: ReactNode }) {
  const words = useWords().ec57;
  const view = ec57View(comparison);
  const { part, reference, test, records, missing } = comparison;
  const count = (of: 'records' | 'beats', number: number) => words[of](formatCount(number), number === 1);
  if (records.length === 0) return <Missing missing={missing} />;
  const silent = [
    ...(view.marksRhythm.reference ? [] : [reference]),
    ...(view.marksRhythm.test ? [] : [test]),
  ];
  return (
    <>
      <div className={styles.sentences}>
        <div className={styles.line}>
          <p>
            {words.compared({
              ...{ reference, test },
              records: count('records', records.length),
              beats: count('beats', view.scoredBeats),
            })}
          </p>
          {view.isNonstandard && (
            <Badge tone="warn" title={words.nonstandardHint}>
              {words.nonstandard}
            </Badge>
          )}
        </div>
        {children}
        <Missing missing={missing} />
      </div>
      {view.scoredBeats === 0 && (
        <div className={styles.line}>
          <p className={styles.warning}>{words.nothingScored}</p>
          <Button onClick={() => commands.setEc57Options({ ...comparison.options, fromSec: 0 })}>
            {words.fromStart}
          </Button>
        </div>
      )}
      <BeatTables tables={view.tables} />
      <RunTables tables={view.tables} />
      {part === 'run' && view.tables.sruns && <p className={styles.hint}>{words.runRhythm}</p>}
      <EpisodeTables tables={view.tables} />
      {!view.tables.af && (
        <p className={styles.hint}>
          {part === 'run' ? words.noEpisodesOfRun : words.noEpisodes(silent.join(', '))}
        </p>
      )}
      <ShutdownTables tables={view.tables} test={test} />
      <div>
        <Button onClick={() => void commands.downloadEc57(part)}>{words.save}</Button>
      </div>
      <Notes notes={view.notes} ids={view.ids} />
      <Texts texts={view.texts} />
    </>
  );
}
