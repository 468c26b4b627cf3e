import { type ChangeEvent, useId, useRef, useState } from 'react';
import { commands } from '../../state/commands';
import { historyOver } from '../../state/edits/edits';
import type { RecordEntry } from '../../state/types';
import { Button } from '../../widgets/Button';
import { Choice } from '../../widgets/Choice';
import { formatCount } from '../../widgets/format';
import { rhythmName } from '../annotationWords';
import { LabelChoice } from '../LabelChoice';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { EditsList } from './EditsList';
import type { Editing } from './useEditing';
import styles from './Viewer.module.css';

const RHYTHMS = [
  'N',
  'AFIB',
  'AFL',
  'SVTA',
  'VT',
  'B',
  'T',
  'NOD',
  'IVR',
  'BII',
  'PREX',
  'P',
  'VFL',
  'SBR',
  'AB',
];

export interface EditToolsProps {
  record: RecordEntry;
  editing: Editing;
  onGo: (timeSec: number) => void;
}

/** The region in which annotations are edited: what is done to the selected beats, and what was done. */
export function EditTools({ record, editing, onGo }: EditToolsProps) {
  const { edits: words } = useWords();
  const { isOn } = editing;
  return (
    <section aria-label={words.region} className={styles.edits}>
      <div className={styles.toolbar}>
        <Button aria-pressed={isOn} title={words.editHint} onClick={() => editing.setOn(!isOn)}>
          {words.edit}
        </Button>
        <TurnButtons record={record} editing={editing} />
        {isOn && <SelectedTools editing={editing} />}
        {isOn && <LogTools record={record} />}
      </div>
      {isOn && <p className={styles.note}>{editing.placing ? words.placing : words.keys}</p>}
      <EditsList record={record} isOpen={isOn} onGo={onGo} />
    </section>
  );
}

function TurnButtons({ record, editing }: { record: RecordEntry; editing: Editing }) {
  const { edits: words } = useWords();
  const rows = useLab((state) => state.edits.rows);
  const base = useLab((state) => state.edits.open?.base);
  if (base?.record !== record.id) return null;
  const { nextUndo, nextRedo } = historyOver(rows, base);
  return (
    <span className={styles.group}>
      <Button disabled={nextUndo === undefined} onClick={() => editing.turn('undo')}>
        {words.undo}
      </Button>
      <Button disabled={nextRedo === undefined} onClick={() => editing.turn('redo')}>
        {words.redo}
      </Button>
    </span>
  );
}

function SelectedTools({ editing }: { editing: Editing }) {
  const words = useWords();
  const { edits } = words;
  const { selected, placing, label } = editing;
  // The label that was given last comes first.
  const [recent, setRecent] = useState<readonly string[]>([]);
  const [rhythm, setRhythm] = useState('AFIB');
  const count = formatCount(selected.length);
  const hasNone = selected.length === 0;
  const toggle = (wanted: 'add' | 'move') => editing.setPlacing(placing === wanted ? undefined : wanted);
  return (
    <>
      <span role="status" className={styles.count}>
        {hasNone ? edits.none : edits.selected(count, selected.length === 1)}
      </span>
      <span className={styles.group}>
        <LabelChoice value={label} recent={recent} onChange={editing.setLabel} />
        <Button
          disabled={hasNone}
          title={edits.relabelHint(count, label)}
          onClick={() => {
            setRecent((before) => [label, ...before]);
            editing.relabel(label);
          }}
        >
          {edits.relabel}
        </Button>
      </span>
      <span className={styles.group}>
        <Button aria-pressed={placing === 'add'} title={edits.addHint} onClick={() => toggle('add')}>
          {edits.add}
        </Button>
        <Button
          aria-pressed={placing === 'move'}
          disabled={selected.length !== 1}
          title={edits.moveHint}
          onClick={() => toggle('move')}
        >
          {edits.move}
        </Button>
        <Button disabled={hasNone} onClick={editing.remove}>
          {edits.remove}
        </Button>
      </span>
      <span className={styles.group}>
        <Choice
          label={edits.rhythm}
          value={rhythm}
          options={RHYTHMS.map((value) => ({ value, label: rhythmName(words, value) }))}
          onChange={setRhythm}
        />
        <Button
          disabled={selected.length < 2}
          title={edits.markRhythmHint}
          onClick={() => editing.markRhythm(rhythm)}
        >
          {edits.markRhythm}
        </Button>
      </span>
      <NoteTools editing={editing} />
    </>
  );
}

function NoteTools({ editing }: { editing: Editing }) {
  const { edits } = useWords();
  const id = useId();
  const { reason, selected } = editing;
  const [note, setNote] = useState(reason.current);
  return (
    <span className={styles.group}>
      <label htmlFor={id}>{edits.note}</label>
      <input
        id={id}
        className={styles.findText}
        type="text"
        maxLength={200}
        value={note}
        onChange={({ currentTarget: { value } }) => {
          reason.current = value;
          setNote(value);
        }}
      />
      <Button disabled={selected.length === 0 || note.trim() === ''} onClick={() => editing.comment(note)}>
        {edits.comment}
      </Button>
    </span>
  );
}

function LogTools({ record }: { record: RecordEntry }) {
  const { edits: words } = useWords();
  const by = useLab((state) => state.edits.by);
  const id = useId();
  const file = useRef<HTMLInputElement>(null);

  async function take(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const [chosen] = event.currentTarget.files ?? [];
    // Otherwise choosing the same file again would trigger no change event.
    const input = event.currentTarget;
    if (chosen) await commands.readEditLog(record.id, { name: chosen.name, text: await chosen.text() });
    input.value = '';
  }

  return (
    <span className={styles.group}>
      <label htmlFor={id}>{words.by}</label>
      <input
        id={id}
        className={styles.findText}
        type="text"
        value={by}
        onChange={(event) => commands.setEditor(event.currentTarget.value)}
      />
      <input
        ref={file}
        type="file"
        hidden
        aria-label={words.readLog}
        onChange={(event) => void take(event)}
      />
      <Button onClick={() => file.current?.click()}>{words.readLog}</Button>
    </span>
  );
}
