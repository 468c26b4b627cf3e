import { useId, useState } from 'react';
import { commands } from '../../state/commands';
import type { SetAsideItem } from '../../state/storage/setAsideTypes';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './SetAside.module.css';

/** Items that this version could not read and has not announced before, each to be kept, saved or deleted. */
export function SetAsideNotice() {
  const { setAside: words } = useWords();
  const items = useLab((state) => state.setAside).filter(({ isNew }) => isNew);
  if (items.length === 0) return null;
  return (
    <section className={styles.notice} aria-label={words.region}>
      <div role="status">
        <h2>{words.title}</h2>
        <p className={styles.soft}>{words.lead}</p>
      </div>
      <ul className={styles.list}>
        {items.map((item) => (
          <Item key={item.key} item={item} canKeep />
        ))}
      </ul>
    </section>
  );
}

/** All items that are set aside, for the storage menu. */
export function SetAsideList() {
  const { setAside: words } = useWords();
  const items = useLab((state) => state.setAside);
  if (items.length === 0) return null;
  return (
    <section className={styles.inMenu} aria-label={words.listTitle}>
      <h2>{words.listTitle}</h2>
      <p className={styles.soft}>{words.listLead}</p>
      <ul className={styles.list}>
        {items.map((item) => (
          <Item key={item.key} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Item({ item, canKeep = false }: { item: SetAsideItem; canKeep?: boolean }) {
  const { setAside: words, common } = useWords();
  const [asking, setAsking] = useState(false);
  const id = useId();
  const { key, kind, title, why, reason } = item;
  const name = kind === 'settings' ? (words.part[title] ?? title) : title;
  return (
    <li className={styles.item}>
      <div id={id}>
        <p>
          <strong>{words.kind[kind](name)}</strong>
        </p>
        <p className={styles.soft}>
          {why === 'superseded' ? words.why.superseded : words.why.unreadable(reason)}
        </p>
      </div>
      <div className={styles.buttons}>
        {canKeep && (
          <Button aria-describedby={id} onClick={() => void commands.keepSetAside(key)}>
            {words.keep}
          </Button>
        )}
        <Button aria-describedby={id} onClick={() => void commands.saveSetAside(key)}>
          {words.save}
        </Button>
        <Button kind="quiet" aria-haspopup="dialog" aria-describedby={id} onClick={() => setAsking(true)}>
          {words.delete}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={words.deleteTitle}
          cancel={common.cancel}
          onCancel={() => setAsking(false)}
          actions={
            <Button kind="danger" onClick={() => void commands.deleteSetAside(key)}>
              {words.deleteYes}
            </Button>
          }
        >
          <p>
            <strong>{words.kind[kind](name)}</strong>
          </p>
          <p>{words.deleteLead}</p>
        </Dialog>
      )}
    </li>
  );
}
