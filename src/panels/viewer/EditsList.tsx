import { useEffect } from 'react';
import type { Edit, EditMade, HeldEdit } from '../../edits/types';
import { commands } from '../../state/commands';
import { historyOver, sampleOf } from '../../state/edits/edits';
import type { RecordEntry } from '../../state/types';
import { Button } from '../../widgets/Button';
import { formatClock, formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { editWords } from './editWords';
import styles from './Viewer.module.css';

const MOST_ROWS = 300;

export interface EditsListProps {
  record: RecordEntry;
  /** Shown even if there are no edits. */
  isOpen: boolean;
  onGo: (timeSec: number) => void;
}

/** The edits over the viewed annotations, the last first, each with its own undo; and those that are kept aside. */
export function EditsList({ record, isOpen, onGo }: EditsListProps) {
  const words = useWords();
  const { edits } = words;
  const rows = useLab((state) => state.edits.rows);
  const open = useLab((state) => state.edits.open);
  const hasRows = rows.some((row) => row.record === record.id);
  const { id, annotator, samplingHz } = record;
  const isNeeded = isOpen || hasRows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another annotator has other edits.
  useEffect(() => {
    if (isNeeded) void commands.openEdits(id);
  }, [id, annotator, isNeeded]);
  if (open?.base.record !== id) return null;

  const list = historyOver(rows, open.base).edits;
  const timeOf = (edit: Edit) => formatClock(sampleOf(edit) / samplingHz, 1);
  const timeOfId = (of: string | undefined) => {
    const found = list.find(({ row }) => row.id === of);
    return found ? timeOf(found.row.edit) : '';
  };
  const because = ({ reason, because: of }: HeldEdit) =>
    reason === 'absent' ? edits.because.absent : edits.because[reason](timeOfId(of));

  function line({ row, isUndone }: { row: EditMade; isUndone: boolean }) {
    const { edit } = row;
    const did = editWords(edit, words, samplingHz);
    const held = isUndone ? undefined : open?.held.find((each) => each.id === row.id);
    const kind = isUndone ? 'redo' : 'undo';
    const status = isUndone
      ? edits.undone
      : held && `${edits.held(formatCount(held.missing), formatCount(held.of))}: ${because(held)}`;
    return (
      <li key={row.id}>
        <Button kind="quiet" onClick={() => onGo(sampleOf(edit) / samplingHz)}>
          {timeOf(edit)}
        </Button>{' '}
        {[did, edit.why, edit.by, status].filter(Boolean).join(' · ')}{' '}
        <Button
          kind="quiet"
          aria-label={edits.turn(kind, timeOf(edit), did)}
          onClick={() => void commands.turnEdit(id, kind, row.id)}
        >
          {edits[kind]}
        </Button>
      </li>
    );
  }

  return (
    <>
      {list.length > 0 && (
        <>
          <p className={styles.note}>{edits.over(open.base.annotator)}</p>
          <ul aria-label={edits.region} className={styles.places}>
            {list.slice(-MOST_ROWS).toReversed().map(line)}
          </ul>
          {list.length > MOST_ROWS && (
            <p className={styles.note}>{edits.listCut(formatCount(MOST_ROWS), formatCount(list.length))}</p>
          )}
        </>
      )}
      {isOpen && list.length === 0 && <p className={styles.note}>{edits.noEdits}</p>}
      {open.aside.map(({ annotator: of, edits: count, labels, reason }) => (
        <p key={`${of} ${reason}`} className={styles.note}>
          {[
            count > 0 && edits.aside(formatCount(count), of),
            labels > 0 && edits.asideLabels(formatCount(labels), of),
          ]
            .filter(Boolean)
            .join(edits.asideAnd)}
          {edits.asideColon}
          {edits.asideBecause[reason]}
        </p>
      ))}
    </>
  );
}
