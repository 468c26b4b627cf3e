import { useMemo, useState } from 'react';
import { commands } from '../../state/commands';
import type { PhysioNetList } from '../../state/physionet/types';
import { Button } from '../../widgets/Button';
import fieldStyles from '../../widgets/fields/Field.module.css';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './PhysioNet.module.css';
import { PhysioNetRows } from './PhysioNetRows';

/** The list of records with its filter; All and None apply to the filtered records. */
export function PhysioNetRecords({ list }: { list: PhysioNetList }) {
  const { physionet: words } = usePageWords();
  const chosen = useLab((state) => state.physionet.chosen);
  const [filter, setFilter] = useState('');
  const { root, folder, entries, refused } = list;
  const records = useMemo(() => entries.filter((path) => !path.endsWith('/')), [entries]);
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return wanted === '' ? entries : entries.filter((path) => path.toLowerCase().includes(wanted));
  }, [entries, filter]);

  function choose(paths: readonly string[], isChosen: boolean): void {
    const next = new Set(chosen);
    for (const path of paths) {
      if (isChosen && !path.endsWith('/')) next.add(path);
      else next.delete(path);
    }
    commands.choosePhysioNet(next);
  }

  return (
    <div className={styles.records}>
      {refused.length > 0 && <p className={styles.problem}>{words.refused(refused.join(', '))}</p>}
      <div className={styles.tools}>
        <input
          className={fieldStyles.input}
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          value={filter}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Escape clears the filter first, and then closes the form.
            if (event.key === 'Escape' && filter !== '') event.preventDefault();
            if (event.key === 'Escape') setFilter('');
          }}
        />
        <Button disabled={records.length === 0} onClick={() => choose(shown, true)}>
          {words.all}
        </Button>
        <Button disabled={chosen.size === 0} onClick={() => choose(shown, false)}>
          {words.none}
        </Button>
        <p className={styles.counts} role="status">
          {words.chosen(formatCount(chosen.size), formatCount(records.length))}
          {filter.trim() !== '' && ` · ${words.shown(formatCount(shown.length))}`}
        </p>
      </div>
      {shown.length === 0 ? (
        <p>{words.noMatch}</p>
      ) : (
        <PhysioNetRows
          key={filter}
          label={words.list(folder === '' ? root : `${root}/${folder}`)}
          paths={shown}
          stored={list.stored}
          chosen={chosen}
          onChoose={choose}
          onOpenFolder={(path) => void commands.listPhysioNet(`${root}/${path}`)}
        />
      )}
    </div>
  );
}
