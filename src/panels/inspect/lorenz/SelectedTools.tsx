import { useState } from 'react';
import type { Words } from '../../../i18n';
import { commands } from '../../../state/commands';
import type { Relabelled } from '../../../state/lorenz/types';
import { Button } from '../../../widgets/Button';
import { formatCount } from '../../../widgets/format';
import { LabelChoice } from '../../LabelChoice';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import styles from './Lorenz.module.css';

/** How many beats are selected, and the tools that give all of them a label and take that back. */
export function SelectedTools() {
  const { lorenz: words, map } = useWords();
  const { list, selected } = useLab((state) => state.inspect);
  const [label, setLabel] = useState('V');
  const [recent, setRecent] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const records = new Set(list.map(({ recordName }) => recordName)).size;
  const done = selected?.relabelled;

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    await work();
    setBusy(false);
  }

  return (
    <>
      <div className={styles.tools}>
        <span>
          {words.selectedLead({
            ...{ beats: formatCount(list.length), one: list.length === 1 },
            ...{ records: formatCount(records), oneRecord: records === 1 },
          })}
        </span>
        <LabelChoice value={label} recent={recent} onChange={setLabel} />
        <Button
          disabled={isBusy}
          title={words.relabelHint}
          onClick={() => {
            setRecent((before) => [label, ...before]);
            void run(() => commands.relabelSelected(label, (selected?.by === 'map' ? map : words).why));
          }}
        >
          {words.relabel(formatCount(list.length), list.length === 1)}
        </Button>
        {done && done.edits.length > 0 && (
          <Button kind="quiet" disabled={isBusy} onClick={() => void run(commands.undoRelabelled)}>
            {words.undo}
          </Button>
        )}
      </div>
      <p role="status" className={styles.hint}>
        {done && told(done, list.length, words)}
      </p>
      <p className={styles.hint}>{words.relabelHint}</p>
    </>
  );
}

/** What came of relabelling so many beats. */
function told(done: Relabelled, asked: number, words: Words['lorenz']): string {
  const { beats, gone, failed, edits, symbol } = done;
  const parts = [
    beats > 0 &&
      words.relabelled({
        ...{ beats: formatCount(beats), one: beats === 1, symbol },
        ...{ records: formatCount(edits.length), oneRecord: edits.length === 1 },
      }),
    beats === 0 && gone + failed < asked && words.noneRelabelled(symbol),
    gone > 0 && words.gone(formatCount(gone), gone === 1),
  ];
  return parts.filter(Boolean).join(' ');
}
