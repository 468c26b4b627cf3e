import { useEffect, useRef, useState } from 'react';
import { commands } from '../state/commands';
import type { TableQuestion } from '../state/records/tableTypes';
import type { TableUnit } from '../wfdb/table/types';
import { Button } from '../widgets/Button';
import { DataTable } from '../widgets/DataTable';
import { Dialog } from '../widgets/Dialog';
import { CheckField } from '../widgets/fields/CheckField';
import { Field } from '../widgets/fields/Field';
import { parseNumber } from '../widgets/fields/parseNumber';
import { SelectField } from '../widgets/fields/SelectField';
import { formatCount } from '../widgets/format';
import { useWidgetTexts } from '../widgets/texts';
import styles from './TableDialog.module.css';
import { useLab } from './useLab';
import { useWords } from './useWords';

const UNITS: TableUnit[] = ['mV', 'µV', 'V', 'stored'];

/** Names in the sentence; more would hide the question. */
const MAX_NAMED = 3;

/** Asks what dropped files do not say; nothing of them is read before. Several questions come one after the other. */
export function TableDialog() {
  const question = useLab((state) => state.tables[0]);
  return question ? <Question key={question.id} question={question} /> : null;
}

function Question({ question: { id, names, outline } }: { question: TableQuestion }) {
  const { tables: words } = useWords();
  const texts = useWidgetTexts();
  const numbers = outline.columns.flatMap(({ kind }, column) => (kind === 'other' ? [] : [column]));
  const likely = numbers.filter((column) => outline.columns[column]!.kind === 'lead');
  const [typed, setTyped] = useState('');
  const [unit, setUnit] = useState<TableUnit>(outline.likelyUnit);
  const [leads, setLeads] = useState<number[]>(likely);
  const asked = useRef<HTMLInputElement>(null);
  // After the dialog has given the focus to its harmless answer: here something is to be typed.
  useEffect(() => asked.current?.focus(), []);
  const frequency = parseNumber(typed, { min: 1, max: 100_000, unit: 'Hz' }, texts);
  const isUnitKnown = leads.every((column) => outline.columns[column]!.units !== undefined);
  const named = names.slice(0, MAX_NAMED).join(', ') + (names.length > MAX_NAMED ? ' …' : '');

  function read(): void {
    if (!frequency.ok || leads.length === 0) return;
    const ordered = numbers.filter((column) => leads.includes(column));
    void commands.readTable(id, { samplingHz: frequency.value, leads: ordered, unit });
  }

  return (
    <Dialog
      title={words.title}
      wide
      cancel={words.leave}
      onCancel={() => void commands.leaveTable(id)}
      actions={
        <Button kind="primary" disabled={!frequency.ok || leads.length === 0} onClick={read}>
          {words.read}
        </Button>
      }
    >
      <div className={styles.content}>
        <p>{names.length === 1 ? words.lead(named) : words.leadMany(named, formatCount(names.length))}</p>
        <DataTable
          label={words.preview}
          compact
          rows={outline.preview}
          rowKey={(_, index) => String(index)}
          columns={outline.columns.map(({ name, units }, column) => ({
            key: String(column),
            header: units === undefined ? name : `${name} (${units})`,
            align: 'end' as const,
            cell: (row: string[]) => row[column] ?? '',
          }))}
        />
        <Field
          label={words.frequency}
          unit="Hz"
          hint={words.frequencyHint}
          error={typed === '' || frequency.ok ? undefined : frequency.error}
        >
          {({ id: field, describedBy, invalid }) => (
            <input
              id={field}
              ref={asked}
              className={styles.frequency}
              type="text"
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && read()}
            />
          )}
        </Field>
        {!isUnitKnown && (
          <div className={styles.unit}>
            <SelectField
              label={words.unit}
              value={unit}
              options={UNITS.map((value) => ({ value, label: words.units[value] }))}
              onChange={setUnit}
            />
          </div>
        )}
        {numbers.length > 1 && (
          <fieldset className={styles.leads}>
            <legend>{words.leads}</legend>
            {numbers.map((column) => (
              <CheckField
                key={column}
                label={outline.columns[column]!.name}
                checked={leads.includes(column)}
                onChange={(checked) =>
                  setLeads(checked ? [...leads, column] : leads.filter((other) => other !== column))
                }
              />
            ))}
          </fieldset>
        )}
        {leads.length === 0 && <p role="status">{words.noLead}</p>}
      </div>
    </Dialog>
  );
}
