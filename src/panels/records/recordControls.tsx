import type { MouseEvent } from 'react';
import { commands } from '../../state/commands';
import type { RecordEntry } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { IconButton } from '../../widgets/Button';
import { focusNeighbour } from '../focusNeighbour';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './RecordsPanel.module.css';

/** Ticked: its beats are used. Only readable records with annotations can be ticked. */
export function TickBox({ record }: { record: RecordEntry }) {
  const { records: words } = usePageWords();
  const usable = record.state === 'ready';
  return (
    <label className={styles.tick} title={usable ? undefined : words.state[record.state]}>
      <input
        type="checkbox"
        aria-label={words.tick(record.id)}
        checked={record.ticked}
        disabled={!usable}
        onChange={(event) => commands.setTicked([record.id], event.currentTarget.checked)}
      />
    </label>
  );
}

/** Ticks all records that can be ticked, or none. */
export function TickAll({ records }: { records: RecordEntry[] }) {
  const { records: words } = usePageWords();
  const usable = records.filter((record) => record.state === 'ready');
  const ticked = usable.filter((record) => record.ticked).length;
  return (
    <label className={styles.tick} title={words.tickAll}>
      <input
        type="checkbox"
        aria-label={words.tickAll}
        checked={ticked > 0 && ticked === usable.length}
        disabled={usable.length === 0}
        ref={(box) => {
          if (box) box.indeterminate = ticked > 0 && ticked < usable.length;
        }}
        onChange={() =>
          commands.setTicked(
            usable.map((record) => record.id),
            ticked < usable.length,
          )
        }
      />
    </label>
  );
}

/** The choice of annotations, if there is more than one annotator. */
export function AnnotatorSelect({ record }: { record: RecordEntry }) {
  const { records: words } = usePageWords();
  const busy = useLab((state) => state.activities.some(({ kind }) => kind === 'importing'));
  if (record.annotators.length < 2) {
    return record.annotator === undefined ? null : (
      <span className={styles.annotatorName}>{record.annotator}</span>
    );
  }
  return (
    <select
      className={styles.annotator}
      aria-label={words.annotator(record.id)}
      title={words.annotator(record.id)}
      value={record.annotator}
      disabled={busy}
      onChange={(event) => void commands.chooseAnnotator(record.id, event.currentTarget.value)}
    >
      {record.annotators.map((annotator) => (
        <option key={annotator} value={annotator}>
          {annotator}
        </option>
      ))}
    </select>
  );
}

/** Removes a record from the lab; the focus moves to the next row. */
export function RemoveButton({ record }: { record: RecordEntry }) {
  const { records: words } = usePageWords();

  function remove({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
    focusNeighbour(currentTarget);
    commands.removeRecords([record.id]);
  }

  return (
    <IconButton className={styles.remove} label={words.removeOne(record.id)} onClick={remove}>
      ×
    </IconButton>
  );
}

/** Opens the record in the viewer. */
export function RecordName({ record }: { record: RecordEntry }) {
  const words = usePageWords();
  return (
    <span className={styles.name}>
      <button
        type="button"
        className={styles.open}
        data-record={record.id}
        disabled={record.state === 'incomplete' || record.state === 'unreadable'}
        title={words.records.open(record.id, record.source)}
        onClick={() => void commands.viewRecord(record.id)}
      >
        {record.id}
      </button>
      {record.synthetic && <Badge title={words.common.syntheticHint}>{words.common.synthetic}</Badge>}
    </span>
  );
}
