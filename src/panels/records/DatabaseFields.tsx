import { type FormEvent, useRef } from 'react';
import { commands } from '../../state/commands';
import type { RecordEntry } from '../../state/types';
import { Button } from '../../widgets/Button';
import { useDraft } from '../../widgets/fields/useDraft';
import { usePageWords } from '../useWords';
import styles from './RecordsPanel.module.css';

/** The database of a record. Enter, or leaving the field, sets it; an empty field is the one that its files tell. */
export function DatabaseField({ record: { id, database } }: { record: RecordEntry }) {
  const { records: words } = usePageWords();
  const { props } = useDraft({
    name: undefined,
    shown: database,
    parse: (text) => ({ ok: true, value: text }),
    onCommit: (text) => void commands.setDatabase([id], text),
    disabled: false,
  });
  return <input className={styles.database} aria-label={words.databaseOf(id)} list={LIST_ID} {...props} />;
}

const LIST_ID = 'databases';

/** Sets the database of all ticked records; with the names that the fields offer. */
export function TickedDatabase({ records }: { records: RecordEntry[] }) {
  const { records: words } = usePageWords();
  const input = useRef<HTMLInputElement>(null);
  const ticked = records.filter((record) => record.ticked).map(({ id }) => id);
  const names = [...new Set(['mitdb', 'svdb', 'incartdb', ...records.map(({ database }) => database)])];

  function set(event: FormEvent): void {
    event.preventDefault();
    void commands.setDatabase(ticked, input.current?.value ?? '');
  }

  return (
    <form className={styles.databases} onSubmit={set}>
      <label className={styles.databases}>
        {words.databaseOfTicked}
        <input ref={input} className={styles.database} list={LIST_ID} />
      </label>
      <Button type="submit" kind="quiet" disabled={ticked.length === 0}>
        {words.setDatabase}
      </Button>
      <datalist id={LIST_ID}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </form>
  );
}
