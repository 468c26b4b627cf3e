import { type FormEvent, useId, useMemo } from 'react';
import { CLASS_NAMES } from '../../beats/types';
import { type MarkQuery, markChoices } from '../../state/records/marks/searchMarks';
import type { RecordMarks } from '../../state/types';
import { Choice } from '../../widgets/Choice';
import { formatCount } from '../../widgets/format';
import { rhythmName, symbolName } from '../annotationWords';
import { useWords } from '../useWords';
import { Stepper } from './Stepper';
import type { Steps } from './steps';
import styles from './Viewer.module.css';

const KINDS = ['class', 'symbol', 'rhythm', 'text'] as const;

export interface FindBarProps {
  marks: RecordMarks | undefined;
  query: MarkQuery;
  steps: Steps;
  onQuery: (query: MarkQuery) => void;
}

/** Searches the annotations of the record by class, symbol, rhythm or text. */
export function FindBar({ marks, query, steps, onQuery }: FindBarProps) {
  const words = useWords();
  const { viewer } = words;
  const textId = useId();
  const choices = useMemo(() => marks && markChoices(marks), [marks]);

  function chooseKind(by: MarkQuery['by']): void {
    if (by === 'class') onQuery({ by, value: 'other' });
    else if (by === 'symbol') onQuery({ by, value: choices?.symbols[0]?.value ?? '' });
    else if (by === 'rhythm') onQuery({ by, value: choices?.rhythms[0]?.value ?? '' });
    else onQuery({ by, value: '' });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    steps.go(1);
  }

  const counted = (name: string, count: number) => viewer.choice(name, formatCount(count));
  return (
    <search aria-label={viewer.find}>
      <form className={styles.finder} onSubmit={submit}>
        <Choice
          label={viewer.find}
          value={query.by}
          options={KINDS.map((value) => ({ value, label: viewer.findBy[value] }))}
          onChange={chooseKind}
        />
        {query.by === 'class' && (
          <Choice
            label={viewer.findWhat.class}
            labelHidden
            value={query.value}
            options={withChosen<number | 'other'>(
              [
                { value: 'other', label: viewer.otherThanN },
                ...(choices?.classes ?? []).map(({ value, count }) => ({
                  value,
                  label: counted(CLASS_NAMES[value] ?? '', count),
                })),
              ],
              query.value,
              (value) => counted(CLASS_NAMES[Number(value)] ?? '', 0),
            )}
            onChange={(value) => onQuery({ by: 'class', value })}
          />
        )}
        {query.by === 'symbol' && (
          <Choice
            label={viewer.findWhat.symbol}
            labelHidden
            value={query.value}
            options={withChosen(
              (choices?.symbols ?? []).map(({ value, count }) => ({
                value,
                label: counted(viewer.symbolChoice(value, symbolName(words, value) ?? ''), count),
              })),
              query.value,
              (value) => counted(viewer.symbolChoice(value, symbolName(words, value) ?? ''), 0),
            )}
            onChange={(value) => onQuery({ by: 'symbol', value })}
          />
        )}
        {query.by === 'rhythm' && (
          <Choice
            label={viewer.findWhat.rhythm}
            labelHidden
            value={query.value}
            options={withChosen(
              (choices?.rhythms ?? []).map(({ value, count }) => ({
                value,
                label: counted(rhythmName(words, value), count),
              })),
              query.value,
              (value) => (value === '' ? viewer.noRhythms : counted(rhythmName(words, value), 0)),
            )}
            onChange={(value) => onQuery({ by: 'rhythm', value })}
          />
        )}
        {query.by === 'text' && (
          <input
            id={textId}
            className={styles.findText}
            type="search"
            aria-label={viewer.findWhat.text}
            placeholder={viewer.findTextHint}
            autoComplete="off"
            spellCheck={false}
            value={query.value}
            onChange={(event) => onQuery({ by: 'text', value: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !event.shiftKey) return;
              event.preventDefault();
              steps.go(-1);
            }}
          />
        )}
        <Stepper
          previous={{ label: viewer.previousFound, key: 'Shift+N' }}
          next={{ label: viewer.nextFound, key: 'N' }}
          can={steps.can}
          onStep={steps.go}
        />
        <span className={styles.count} role="status">
          {steps.at === undefined
            ? viewer.found(formatCount(steps.count))
            : viewer.foundAt(formatCount(steps.at + 1), formatCount(steps.count))}
        </span>
      </form>
    </search>
  );
}

/** The options, and what was chosen in another record and does not occur in this one. */
function withChosen<T extends string | number>(
  options: { value: T; label: string }[],
  chosen: T,
  labelOf: (value: T) => string,
): { value: T; label: string }[] {
  if (options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, label: labelOf(chosen) }];
}
